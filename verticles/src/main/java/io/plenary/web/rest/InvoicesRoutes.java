package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.InvoiceQuery;
import io.plenary.contracts.registrations.InvoicesService;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.Seller;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Function;

/** Invoices: of those who bought, and of those who sell. */
final class InvoicesRoutes implements Routes {

    private record Named(
            String name,
            String address,
            String vatId,
            BuyerDetails buyerDetails,
            String contactEmail,
            String termsUrl,
            String privacyUrl) {

        Seller at(Conference conference) {
            return new Seller(
                    conference.organizationId(),
                    conference.id(),
                    name,
                    address,
                    vatId,
                    buyerDetails,
                    contactEmail,
                    termsUrl,
                    privacyUrl);
        }
    }

    private record Bought(String name, String address, String vatId) {

        Buyer buyer() {
            return new Buyer(name, address, vatId, null, false);
        }
    }

    /** Whoever has the link of an order asks as often as they like. */
    private final DrawingTurns turns;

    private final InvoicesService invoices;
    private final Gateway gateway;

    InvoicesRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        invoices = node.proxies().of(InvoicesService.class, InvoicesService.ADDRESS);
        turns = new DrawingTurns(gateway.vertx());
    }

    @Override
    public void mount(Api api) {
        api.on("getSeller", this::seller)
                .on("putSeller", this::setSeller)
                .on("listInvoices", this::list)
                .on("getBuyer", this::buyer)
                .on("putBuyer", this::setBuyer)
                .on("listInvoicesOfOrder", this::ofOrder)
                .on("getInvoice", this::pdf);
    }

    private Future<Answer> seller(Caller caller, Call call) {
        return conference(
                        call,
                        caller,
                        conference -> invoices.seller(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> setSeller(Caller caller, Call call) {
        Named named = call.body(Named.class);
        return conference(call, caller, conference -> invoices.setSeller(caller, named.at(conference)))
                .map(Answer::ok);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(
                        call,
                        caller,
                        conference -> invoices.listInvoices(
                                caller,
                                new InvoiceQuery(
                                        conference.organizationId(), conference.id(), call.cursor(), call.limit())))
                .map(call::page);
    }

    private Future<Answer> buyer(Caller caller, Call call) {
        return conference(call, caller, conference -> invoices.buyer(caller, key(conference, call)))
                .map(Answer::ok);
    }

    private Future<Answer> setBuyer(Caller caller, Call call) {
        Buyer buyer = call.body(Bought.class).buyer();
        return conference(call, caller, conference -> invoices.setBuyer(caller, key(conference, call), buyer))
                .map(Answer::ok);
    }

    private static OrderKey key(Conference conference, Call call) {
        return new OrderKey(conference.id(), call.path("code"), call.header("Order-Secret"));
    }

    private Future<Answer> ofOrder(Caller caller, Call call) {
        return those(caller, call).map(Answer::items);
    }

    private Future<Answer> pdf(Caller caller, Call call) {
        String subscriber =
                gateway.clientAddresses().subscriberOf(call.context().request());
        return turns.askedFrom(
                        subscriber,
                        () -> conference(call, caller, conference -> invoices.invoicesOf(caller, key(conference, call))
                                .map(found -> named(found, call.path("number")))
                                .compose(invoice ->
                                        turns.draw(conference.organizationId(), () -> InvoicePdf.of(invoice)))))
                .map(bytes -> Answer.of(200, "application/pdf", Buffer.buffer(bytes)));
    }

    private static Invoice named(List<Invoice> invoices, String number) {
        return invoices.stream()
                .filter(invoice -> invoice.number().equals(number))
                .findFirst()
                .orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such invoice."));
    }

    private Future<List<Invoice>> those(Caller caller, Call call) {
        return conference(call, caller, conference -> invoices.invoicesOf(caller, key(conference, call)));
    }

    private <T> Future<T> conference(Call call, Caller caller, Function<Conference, Future<T>> then) {
        return gateway.conferences().visible(caller, call.path("conf")).compose(then);
    }
}
