package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.TicketType;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** What is had with tickets, and what tests do with it. */
public final class AddOnStage {

    private final RegistrationStage stage;

    public AddOnStage(RegistrationStage stage) {
        this.stage = stage;
    }

    public TicketType draft(String name, long price, int least, AddOn addOn, Quota... quotas) {
        JsonObject members = new JsonObject(stage.draft(price, quotas).toJson())
                .put("name", name)
                .put("leastPerOrder", least)
                .put("mostPerOrder", 2)
                .put("addOn", new JsonObject(addOn.toJson()));
        return TicketType.fromJson(members.encode());
    }

    public TicketType addOn(String name, long price, AddOn addOn, Quota... quotas) {
        return await(stage.tickets.createTicketType(stage.seller, draft(name, price, 0, addOn, quotas)));
    }

    public static AddOn with(TicketType... types) {
        return new AddOn(List.of(types).stream().map(TicketType::id).toList(), null);
    }

    public Future<PlacedOrder> order(TicketType type, int count, LineAddOn... addOns) {
        return order(null, type, count, addOns);
    }

    public Future<PlacedOrder> order(String voucher, TicketType type, int count, LineAddOn... addOns) {
        OrderLine line = new OrderLine(type.id(), count, List.of(addOns));
        return stage.orders.placeOrder(
                Caller.ANONYMOUS,
                new OrderDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        "Ada",
                        "ada@example.org",
                        "en",
                        null,
                        List.of(line),
                        voucher));
    }

    public static LineAddOn of(int ticket, TicketType type, int count) {
        return new LineAddOn(ticket, type.id(), count);
    }

    private Order named(PlacedOrder placed) {
        List<Attendee> all = placed.order().tickets().stream()
                .filter(ticket -> ticket.parentId() == null)
                .map(ticket -> new Attendee(ticket.id(), "Ada", null, null))
                .toList();
        return await(stage.orders.nameAttendees(Caller.ANONYMOUS, stage.key(placed), all));
    }

    public Order paid(PlacedOrder placed) {
        named(placed);
        boolean free = placed.order().total() == 0;
        await(stage.orders.confirmOrder(
                Caller.ANONYMOUS, stage.key(placed), free ? PaymentMethod.FREE : PaymentMethod.TRANSFER, null));
        return free
                ? await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)))
                : await(stage.orders.markPaid(
                        stage.seller,
                        stage.organization,
                        stage.conference,
                        placed.order().code()));
    }
}
