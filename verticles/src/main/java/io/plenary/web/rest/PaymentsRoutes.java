package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.CardReport;
import io.plenary.contracts.registrations.CardSettingsChange;
import io.plenary.contracts.registrations.PaymentsService;
import io.plenary.contracts.registrations.StatementColumns;
import io.plenary.contracts.registrations.StatementConfirmation;
import io.plenary.contracts.registrations.StatementFile;
import io.plenary.contracts.registrations.StatementPick;
import io.plenary.contracts.registrations.TransferDetails;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How what is ordered is paid. */
final class PaymentsRoutes implements Routes {

    private static final String SIGNATURE = "Stripe-Signature";

    private record Written(String text, Integer dueDays, Integer closedDays) {

        TransferDetails of(Conference conference) {
            return new TransferDetails(conference.organizationId(), conference.id(), text, dueDays, closedDays);
        }
    }

    private record CardsWritten(boolean enabled, String secretKey, String webhookSecret) {

        CardSettingsChange on(Conference conference) {
            return new CardSettingsChange(
                    conference.organizationId(), conference.id(), enabled, secretKey, webhookSecret);
        }
    }

    private record Picked(List<StatementPick> items) {}

    private final PaymentsService payments;
    private final Gateway gateway;

    PaymentsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        payments = node.proxies().of(PaymentsService.class, PaymentsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getTransferDetails", this::transferDetails)
                .on("putTransferDetails", this::setTransferDetails)
                .on("getPaymentMethods", this::methods)
                .on("getCardSettings", this::cardSettings)
                .on("putCardSettings", this::setCardSettings)
                .on("readBankStatement", this::readStatement)
                .on("confirmTransfers", this::confirmTransfers)
                .guarded("hearStripe", PaymentsRoutes::requireSigned, this::hear);
    }

    private Future<Answer> transferDetails(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> payments.transferDetails(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> setTransferDetails(Caller caller, Call call) {
        Written written = call.body(Written.class);
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(written::of)
                .compose(details -> payments.setTransferDetails(caller, details))
                .map(Answer::ok);
    }

    private Future<Answer> methods(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> payments.paymentMethods(caller, conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> cardSettings(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> payments.cardSettings(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> setCardSettings(Caller caller, Call call) {
        CardsWritten written = call.body(CardsWritten.class);
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> payments.setCardSettings(caller, written.on(conference)))
                .map(Answer::ok);
    }

    /** Nobody else has to be listened to at all. */
    private static void requireSigned(HttpServerRequest request) {
        if (request.getHeader(SIGNATURE) == null) {
            throw Refusal.FORBIDDEN.because("Only the provider says what became of payments, and signs it.");
        }
    }

    private Future<Answer> hear(Caller caller, Call call) {
        CardReport report = new CardReport(
                call.path("conf"), call.header(SIGNATURE), call.bytes().toString(StandardCharsets.UTF_8));
        return payments.hearProvider(caller, report).map(Answer.NO_CONTENT);
    }

    private Future<Answer> readStatement(Caller caller, Call call) {
        StatementColumns columns = new StatementColumns(
                call.query("date"),
                call.query("amount"),
                call.query("currency"),
                call.query("payer"),
                call.query("text"));
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(conference -> new StatementFile(
                        conference.organizationId(),
                        conference.id(),
                        call.bytes().getBytes(),
                        columns))
                .compose(file -> payments.readStatement(caller, file))
                .map(Answer::ok);
    }

    private Future<Answer> confirmTransfers(Caller caller, Call call) {
        List<StatementPick> picked = call.body(Picked.class).items();
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(conference -> new StatementConfirmation(conference.organizationId(), conference.id(), picked))
                .compose(confirmation -> payments.confirmTransfers(caller, confirmation))
                .map(Answer::ok);
    }
}
