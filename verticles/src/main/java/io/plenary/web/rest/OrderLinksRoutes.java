package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** The ways back to orders. */
final class OrderLinksRoutes implements Routes {

    private record Wish(String email) {}

    private record Referred(String reference) {}

    private final OrderLinksService links;
    private final Gateway gateway;

    OrderLinksRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        links = node.proxies().of(OrderLinksService.class, OrderLinksService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("mailOrder", this::mail)
                .on("getPaymentResult", this::paymentResult)
                .on("mailPaidOrder", this::mailPaid)
                .on("mailOrderLinks", this::mailLinks)
                .on("claimOrders", (caller, call) -> links.claimOrders(caller).map(Answer::items));
    }

    private Future<Answer> mail(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(conference -> new OrderKey(conference.id(), call.path("code"), call.header("Order-Secret")))
                .compose(key -> links.mailOrder(caller, key))
                .map(order -> Answer.ok(order).withVersion(order.version()));
    }

    private Future<Answer> paymentResult(Caller caller, Call call) {
        return referred(caller, call, call.header("Payment-Reference"))
                .compose(key -> links.paymentResult(caller, key))
                .map(Answer::ok);
    }

    private Future<Answer> mailPaid(Caller caller, Call call) {
        return referred(caller, call, call.body(Referred.class).reference())
                .compose(key -> links.mailPaid(caller, key))
                .map(Answer.ACCEPTED);
    }

    private Future<OrderKey> referred(Caller caller, Call call, String reference) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(conference -> new OrderKey(conference.id(), call.path("code"), reference));
    }

    private Future<Answer> mailLinks(Caller caller, Call call) {
        String email = call.body(Wish.class).email();
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> links.mailLinks(caller, conference.id(), email))
                .map(Answer.ACCEPTED);
    }
}
