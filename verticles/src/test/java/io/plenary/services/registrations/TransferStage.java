package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.ReplacementStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Tickets that may be handed on, and those who do. */
public final class TransferStage {

    private final RegistrationStage stage;
    private final OrderLinksService links;

    public TransferStage(RegistrationStage stage) {
        this.stage = stage;
        links = stage.node.proxy(OrderLinksService.class, OrderLinksService.ADDRESS);
    }

    /** @param hours before the first day, which is months ahead; null where only organizers hand it on */
    public TicketType type(long price, Integer hours, Quota... quotas) {
        return change(stage.type(price, quotas), hours);
    }

    public TicketType change(TicketType type, Integer hours) {
        return patch(type, new JsonObject().put("transferHours", hours));
    }

    public TicketType reseat(TicketType type, Quota quota) {
        return patch(
                type,
                new JsonObject().put("quotaIds", new JsonArray().add(quota.id().toString())));
    }

    private TicketType patch(TicketType type, JsonObject change) {
        return await(stage.tickets.updateTicketType(
                stage.seller, stage.organization, stage.conference, type.id(), new MergePatch(change), null));
    }

    /** Whose tickets let people in, whatever they cost. */
    public PlacedOrder paid(TicketType type, int count) {
        if (type.price() == 0) {
            return stage.confirmed(type, count);
        }
        PlacedOrder placed = await(stage.place(Caller.ANONYMOUS, type, count));
        stage.named(Caller.ANONYMOUS, placed);
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.TRANSFER, null));
        await(stage.orders.markPaid(
                stage.seller,
                stage.organization,
                stage.conference,
                placed.order().code()));
        return placed;
    }

    public PlacedOrder confirmed(Caller buyer, TicketType type) {
        PlacedOrder placed = await(stage.place(buyer, type, 1));
        stage.named(buyer, placed);
        await(stage.orders.confirmOrder(buyer, stage.key(placed), PaymentMethod.FREE, null));
        return placed;
    }

    public TicketRecipient to(String name, String reason) {
        String address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
        return new TicketRecipient(name, address, "de", reason);
    }

    public Future<Order> handOn(PlacedOrder placed, int number, String name) {
        return stage.orders.transferTicket(
                Caller.ANONYMOUS,
                stage.key(placed),
                placed.order().tickets().get(number).id(),
                to(name, null));
    }

    public Future<Order> sellerHandsOn(PlacedOrder placed, int number, String name, String reason) {
        return stage.orders.transferTicket(
                stage.seller,
                new OrderKey(stage.conference, placed.order().code(), null),
                placed.order().tickets().get(number).id(),
                to(name, reason));
    }

    public Future<Order> sold(PlacedOrder placed, Long refund, UUID... tickets) {
        return stage.orders.cancelOrder(
                stage.seller,
                new OrderKey(stage.conference, placed.order().code(), null),
                new Cancellation(List.of(tickets), refund, "Asked"));
    }

    public List<Order> orders(String name) {
        return await(stage.orders.listOrders(
                        stage.seller,
                        new OrderQuery(stage.organization, stage.conference, null, name, null, 100, null)))
                .items();
    }

    /** As the mail has it. */
    public PlacedOrder receivedBy(String name) {
        UUID id = orders(name).stream()
                .filter(order -> name.equals(order.name()))
                .findFirst()
                .orElseThrow()
                .id();
        return await(links.mailedOrder(Caller.SYSTEM, id));
    }

    /** Who took it over with their account. */
    public Caller owns(PlacedOrder placed) {
        Caller owner = RegistrationStage.somebody();
        await(stage.database().write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery("update orders set user_id = $2 where id = $1")
                .execute(Tuple.of(placed.order().id(), owner.userId()))));
        return owner;
    }

    public void erase(Caller user) {
        await(stage.database().write(Caller.SYSTEM, tx -> ReplacementStore.forgetUser(tx.sql(), user.userId())
                .compose(gone -> OrderStore.forgetUser(tx.sql(), user.userId()))));
    }

    /** Works for another organization. */
    public Caller foreign() {
        return new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
    }

    /** What a door without a network knows. */
    public List<UUID> taken(DoorStage doors, CheckInListKey list) {
        return await(stage.checkIns.snapshot(doors.staff, list, null)).items().stream()
                .map(DoorTicket::id)
                .toList();
    }
}
