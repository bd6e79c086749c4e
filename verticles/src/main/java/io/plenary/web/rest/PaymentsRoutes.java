package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.PaymentsService;
import io.plenary.contracts.registrations.TransferDetails;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** How what is ordered is paid. */
final class PaymentsRoutes implements Routes {

    private record Written(String text) {}

    private final PaymentsService payments;
    private final Gateway gateway;

    PaymentsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        payments = node.proxies().of(PaymentsService.class, PaymentsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getTransferDetails", this::transferDetails).on("putTransferDetails", this::setTransferDetails);
    }

    private Future<Answer> transferDetails(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> payments.transferDetails(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> setTransferDetails(Caller caller, Call call) {
        String text = call.body(Written.class).text();
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(conference -> new TransferDetails(conference.organizationId(), conference.id(), text))
                .compose(details -> payments.setTransferDetails(caller, details))
                .map(Answer::ok);
    }
}
