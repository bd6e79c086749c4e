package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.ApprovalDecision;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.DeskSale;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RefundState;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Orders of tickets: of those who take part, and of those who sell. */
final class OrdersRoutes implements Routes {

    private record Written(UUID id, String name, String email, String locale, List<OrderLine> lines, String voucher) {

        OrderDraft on(Conference conference, String clientAddress) {
            return new OrderDraft(id, conference.id(), name, email, locale, clientAddress, lines, voucher);
        }
    }

    private record Sold(
            UUID id,
            UUID ticketTypeId,
            List<String> names,
            String email,
            String locale,
            PaymentMethod payment,
            InvoicedTo invoiceTo) {

        DeskSale on(Conference conference) {
            return new DeskSale(
                    id,
                    conference.organizationId(),
                    conference.id(),
                    ticketTypeId,
                    names,
                    email,
                    locale,
                    payment,
                    invoiceTo == null ? null : invoiceTo.buyer());
        }
    }

    private record InvoicedTo(String name, String address, String vatId) {

        Buyer buyer() {
            return new Buyer(name, address, vatId, null, false);
        }
    }

    private record Added(UUID id, List<TicketAddOn> addOns) {}

    private record Named(List<Attendee> items) {}

    private record Confirmation(PaymentMethod payment, Boolean termsAccepted) {}

    private record Decision(boolean approved, List<String> codes, String reason) {

        ApprovalDecision on(Conference conference) {
            return new ApprovalDecision(conference.organizationId(), conference.id(), approved, codes, reason);
        }
    }

    private record Reissue(String reason) {}

    private record PaidOut(long amount) {}

    private final OrdersService orders;
    private final Gateway gateway;

    OrdersRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        orders = node.proxies().of(OrdersService.class, OrdersService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("placeOrder", this::place)
                .on("sellAtDesk", this::sell)
                .on("listOrders", this::list)
                .on("getOrder", this::get)
                .on("listPasses", this::passes)
                .on("putAttendees", this::name)
                .on("confirmOrder", this::confirm)
                .on("decideOrders", this::decide)
                .on("quoteCancellation", this::quote)
                .on("cancelOrder", this::cancel)
                .on("addToTicket", this::add)
                .on("transferTicket", this::transfer)
                .on("reissueTicket", this::reissue)
                .on("payOrder", this::pay)
                .on("refundOrder", this::refund)
                .on("listMyOrders", this::mine);
    }

    private Future<Answer> place(Caller caller, Call call) {
        Written written = call.body(Written.class, Map.of("id", Uuids.next()));
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> orders.placeOrder(caller, written.on(conference, clientAddress(call))))
                .map(placed -> Answer.created(placed, at(placed.order()))
                        .withVersion(placed.order().version()));
    }

    private Future<Answer> sell(Caller caller, Call call) {
        Sold sold = call.body(Sold.class, Map.of("id", Uuids.next()));
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> orders.sellAtDesk(caller, sold.on(conference)))
                .map(order -> Answer.created(order, at(order)).withVersion(order.version()));
    }

    private String clientAddress(Call call) {
        return gateway.clientAddresses().subscriberOf(call.context().request());
    }

    private Future<Answer> list(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> orders.listOrders(caller, query(conference, call)))
                .map(call::page);
    }

    private static OrderQuery query(Conference conference, Call call) {
        return new OrderQuery(
                conference.organizationId(),
                conference.id(),
                call.queryEnum("state", OrderState.class),
                call.query("q"),
                call.cursor(),
                call.limit(),
                call.queryEnum("refund", RefundState.class),
                call.queryBoolean("answersMissing"),
                call.queryBoolean("unpaid"));
    }

    private Future<Answer> get(Caller caller, Call call) {
        return order(caller, call, key -> orders.getOrder(caller, key));
    }

    private Future<Answer> passes(Caller caller, Call call) {
        return key(caller, call).compose(key -> orders.listPasses(caller, key)).map(Answer::items);
    }

    private Future<Answer> name(Caller caller, Call call) {
        List<Attendee> attendees = call.body(Named.class).items();
        return order(caller, call, key -> orders.nameAttendees(caller, key, attendees));
    }

    private Future<Answer> confirm(Caller caller, Call call) {
        Confirmation said = call.body(Confirmation.class);
        return order(caller, call, key -> orders.confirmOrder(caller, key, said.payment(), said.termsAccepted()));
    }

    private Future<Answer> decide(Caller caller, Call call) {
        Decision decision = call.body(Decision.class);
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> orders.decideOrders(caller, decision.on(conference)))
                .map(Answer::ok);
    }

    private Future<Answer> quote(Caller caller, Call call) {
        return key(caller, call)
                .compose(key -> orders.quoteCancellation(caller, key))
                .map(Answer::ok);
    }

    private Future<Answer> cancel(Caller caller, Call call) {
        Cancellation wanted = call.hasBody() ? call.body(Cancellation.class) : null;
        return order(caller, call, key -> orders.cancelOrder(caller, key, wanted));
    }

    private Future<Answer> add(Caller caller, Call call) {
        Added added = call.body(Added.class, Map.of("id", Uuids.next()));
        TicketAddOns wanted = new TicketAddOns(added.id(), added.addOns(), clientAddress(call));
        return key(caller, call)
                .compose(key -> orders.addToTicket(caller, key, call.pathUuid("ticket"), wanted))
                .map(placed -> Answer.created(placed, at(placed.order()))
                        .withVersion(placed.order().version()));
    }

    private Future<Answer> transfer(Caller caller, Call call) {
        TicketRecipient to = call.body(TicketRecipient.class);
        return order(caller, call, key -> orders.transferTicket(caller, key, call.pathUuid("ticket"), to));
    }

    private Future<Answer> reissue(Caller caller, Call call) {
        String reason = call.hasBody() ? call.body(Reissue.class).reason() : null;
        return order(caller, call, key -> orders.reissueTicket(caller, key, call.pathUuid("ticket"), reason));
    }

    private Future<Answer> pay(Caller caller, Call call) {
        return sold(
                caller,
                call,
                conference -> orders.markPaid(caller, conference.organizationId(), conference.id(), call.path("code")));
    }

    private Future<Answer> refund(Caller caller, Call call) {
        long amount = call.body(PaidOut.class).amount();
        return sold(
                caller,
                call,
                conference -> orders.refundOrder(
                        caller, conference.organizationId(), conference.id(), call.path("code"), amount));
    }

    private Future<Answer> sold(Caller caller, Call call, Function<Conference, Future<Order>> then) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(then)
                .map(OrdersRoutes::answer);
    }

    private Future<Answer> mine(Caller caller, Call call) {
        return orders.myOrders(caller).map(Answer::items);
    }

    private Future<Answer> order(Caller caller, Call call, Function<OrderKey, Future<Order>> then) {
        return key(caller, call).compose(then).map(OrdersRoutes::answer);
    }

    private Future<OrderKey> key(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(conference -> new OrderKey(conference.id(), call.path("code"), call.header("Order-Secret")));
    }

    private static String at(Order order) {
        return "/api/v1/conferences/" + order.conferenceId() + "/orders/" + order.code();
    }

    private static Answer answer(Order order) {
        return Answer.ok(order).withVersion(order.version());
    }
}
