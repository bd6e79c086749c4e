package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingKey;
import io.plenary.contracts.registrations.WaitingMove;
import io.plenary.contracts.registrations.WaitingQuery;
import io.plenary.contracts.registrations.WaitingState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/** People who wait for tickets, and what tests do with them. */
final class WaitStage {

    private static final int ALL = 200;

    private final RegistrationStage stage;

    WaitStage(RegistrationStage stage) {
        this.stage = stage;
    }

    Caller somebody(String name) {
        return stage.accounts.user(name);
    }

    Future<WaitingEntry> joining(Caller who, TicketType type, int seats, boolean splits) {
        return stage.waitlist.joinWaitlist(
                who, new WaitingDraft(UUID.randomUUID(), stage.conference, type.id(), seats, splits, "en", null));
    }

    WaitingEntry joined(Caller who, TicketType type) {
        return await(joining(who, type, 1, false));
    }

    WaitingEntry joined(TicketType type, int seats, boolean splits) {
        return await(joining(somebody("Ida"), type, seats, splits));
    }

    WaitingKey key(WaitingEntry entry) {
        return new WaitingKey(stage.organization, stage.conference, entry.id());
    }

    /** As organizers see it; empty where they neither wait nor are offered seats. */
    Optional<WaitingEntry> find(WaitingEntry entry) {
        return all(entry.ticketTypeId()).stream()
                .filter(one -> one.id().equals(entry.id()))
                .findFirst();
    }

    List<WaitingEntry> all(UUID type) {
        return await(stage.waitlist.listWaiting(
                        stage.seller, new WaitingQuery(stage.organization, stage.conference, type, null, ALL)))
                .items();
    }

    /** Until seats are held for them. */
    Order offered(Caller who, WaitingEntry entry) {
        Awaitility.await().until(() -> find(entry)
                .filter(one -> one.state() == WaitingState.OFFERED)
                .isPresent());
        return order(who, find(entry).orElseThrow());
    }

    Order order(Caller who, WaitingEntry entry) {
        return await(stage.orders.getOrder(who, new OrderKey(stage.conference, entry.orderCode(), null)));
    }

    void gone(WaitingEntry entry) {
        Awaitility.await().until(() -> find(entry).isEmpty());
    }

    void cancelled(PlacedOrder placed) {
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
    }

    /** As if they had not answered for as long as offers run. */
    void missed(Order order) {
        stage.letTimePass(new PlacedOrder(order, null));
        Awaitility.await()
                .until(() ->
                        await(stage.orders.getOrder(stage.seller, new OrderKey(stage.conference, order.code(), null)))
                                        .state()
                                == OrderState.EXPIRED);
    }

    Future<WaitingEntry> moving(WaitingEntry entry, WaitingClass to, WaitingEntry before, String reason) {
        UUID id = before == null ? null : before.id();
        return stage.waitlist.moveWaiting(stage.seller, key(entry), new WaitingMove(to, id, reason));
    }
}
