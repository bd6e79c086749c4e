package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingKey;
import io.plenary.contracts.registrations.WaitingMove;
import io.plenary.contracts.registrations.WaitingQuery;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.waiting.Allotting;
import io.plenary.services.registrations.waiting.WaitingStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/** People who wait for tickets, and what tests do with them. */
public final class WaitStage {

    private static final int ALL = 200;

    private final RegistrationStage stage;

    public WaitStage(RegistrationStage stage) {
        this.stage = stage;
    }

    public Caller somebody(String name) {
        return stage.accounts.user(name);
    }

    public Future<WaitingEntry> joining(Caller who, TicketType type, int seats, boolean splits) {
        return stage.waitlist.joinWaitlist(
                who,
                new WaitingDraft(
                        UUID.randomUUID(), stage.conference, type.id(), List.of(), null, seats, splits, "en", null));
    }

    public Future<WaitingEntry> joiningAny(Caller who, TicketType type, TicketType other) {
        return stage.waitlist.joinWaitlist(
                who,
                new WaitingDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        type.id(),
                        List.of(other.id()),
                        null,
                        1,
                        false,
                        "en",
                        null));
    }

    public WaitingEntry joined(Caller who, TicketType type) {
        return await(joining(who, type, 1, false));
    }

    public WaitingEntry joined(TicketType type, int seats, boolean splits) {
        return await(joining(somebody("Ida"), type, seats, splits));
    }

    public Future<WaitingEntry> joining(Caller who, SeatKey session) {
        return stage.waitlist.joinWaitlist(
                who,
                new WaitingDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        null,
                        List.of(),
                        session.sessionId(),
                        1,
                        false,
                        "en",
                        null));
    }

    public WaitingEntry joined(Caller who, SeatKey session) {
        return await(joining(who, session));
    }

    public List<WaitingEntry> all(SeatKey session) {
        return await(stage.waitlist.listWaiting(
                        stage.seller,
                        new WaitingQuery(stage.organization, stage.conference, null, session.sessionId(), null, ALL)))
                .items();
    }

    /** What became of an entry, also where it has ended. */
    public WaitingState state(WaitingEntry entry) {
        return await(stage.database().read(Caller.SYSTEM, sql -> WaitingStore.find(sql, stage.conference, entry.id())))
                .map(WaitingEntry::state)
                .orElse(null);
    }

    public void awaitState(WaitingEntry entry, WaitingState state) {
        Awaitility.await().until(() -> state(entry) == state);
    }

    /** As if they had not answered for as long as offers run. */
    public void letOfferEnd(WaitingEntry entry) {
        Jobs allotting = new Jobs(stage.node.vertx(), stage.database(), Allotting.KIND, Allotting.TERMS);
        await(stage.database().write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery("update waiting_entries set held_until = now() where id = $1")
                .execute(Tuple.of(entry.id()))
                .compose(passed -> allotting.ask(tx, stage.conference))));
    }

    public WaitingKey key(WaitingEntry entry) {
        return new WaitingKey(stage.organization, stage.conference, entry.id());
    }

    /** As organizers see it; empty where they neither wait nor are offered seats. */
    public Optional<WaitingEntry> find(WaitingEntry entry) {
        return all(entry.ticketTypeId()).stream()
                .filter(one -> one.id().equals(entry.id()))
                .findFirst();
    }

    public List<WaitingEntry> all(UUID type) {
        return await(stage.waitlist.listWaiting(
                        stage.seller, new WaitingQuery(stage.organization, stage.conference, type, null, null, ALL)))
                .items();
    }

    /** Until seats are held for them. */
    public Order offered(Caller who, WaitingEntry entry) {
        Awaitility.await().until(() -> find(entry)
                .filter(one -> one.state() == WaitingState.OFFERED)
                .isPresent());
        return order(who, find(entry).orElseThrow());
    }

    public Order order(Caller who, WaitingEntry entry) {
        return await(stage.orders.getOrder(who, new OrderKey(stage.conference, entry.orderCode(), null)));
    }

    public void gone(WaitingEntry entry) {
        Awaitility.await().until(() -> find(entry).isEmpty());
    }

    public void cancelled(PlacedOrder placed) {
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
    }

    /** As if they had not answered for as long as offers run. */
    public void missed(Order order) {
        stage.letTimePass(new PlacedOrder(order, null));
        Awaitility.await()
                .until(() ->
                        await(stage.orders.getOrder(stage.seller, new OrderKey(stage.conference, order.code(), null)))
                                        .state()
                                == OrderState.EXPIRED);
    }

    public Future<WaitingEntry> moving(WaitingEntry entry, WaitingClass to, WaitingEntry before, String reason) {
        UUID id = before == null ? null : before.id();
        return stage.waitlist.moveWaiting(stage.seller, key(entry), new WaitingMove(to, id, reason));
    }
}
