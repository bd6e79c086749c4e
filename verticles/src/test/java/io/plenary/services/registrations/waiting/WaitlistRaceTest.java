package io.plenary.services.registrations.waiting;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.SeatStage;
import io.plenary.services.registrations.WaitStage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Seats that come back while hundreds try to buy them are for those who wait, each once, in their order. */
class WaitlistRaceTest {

    private static final int SEATS = 20;
    private static final int WAITING = 30;
    private static final int BUYERS = 200;

    private static RegistrationStage stage;
    private static WaitStage waiting;
    private static SeatStage seats;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        waiting = new WaitStage(stage);
        seats = new SeatStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void nobodySlipsInBetween() {
        Quota quota = stage.quota(SEATS);
        TicketType type = stage.type(0, quota);
        List<PlacedOrder> sold = IntStream.range(0, SEATS)
                .mapToObj(i -> await(stage.place(Caller.ANONYMOUS, type, 1)))
                .toList();
        List<UUID> order = IntStream.range(0, WAITING)
                .mapToObj(i -> waiting.joined(type, 1, false).id())
                .toList();

        List<Future<?>> all = new ArrayList<>();
        List<Future<PlacedOrder>> bought = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            if (i % (BUYERS / SEATS) == 0) {
                all.add(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(sold.get(i / (BUYERS / SEATS))), null));
            }
            bought.add(stage.place(Caller.ANONYMOUS, type, 1));
        }
        all.addAll(bought);
        await(Future.join(all).otherwiseEmpty());
        Awaitility.await().until(() -> stage.now(quota).taken() == SEATS);

        assertThat(bought).allMatch(Future::failed).allMatch(late -> Refusal.CONFLICT.is(late.cause()));
        List<WaitingEntry> now = waiting.all(type.id());
        assertThat(now)
                .filteredOn(one -> one.state() == WaitingState.OFFERED)
                .extracting(WaitingEntry::id)
                .containsExactlyElementsOf(order.subList(0, SEATS));
        assertThat(now).filteredOn(one -> one.state() == WaitingState.WAITING).hasSize(WAITING - SEATS);
    }

    /** Whoever joins while the last seats go either buys or waits; no seat is left over. */
    @Test
    void whoeverComesWhileTheLastSeatsGoBuysOrWaits() {
        Quota quota = stage.quota(SEATS);
        TicketType type = stage.type(0, quota);

        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < SEATS + WAITING; i++) {
            all.add(stage.place(Caller.ANONYMOUS, type, 1));
            all.add(waiting.joining(waiting.somebody("Ida"), type, 1, false));
        }
        await(Future.join(all).otherwiseEmpty());

        Awaitility.await().until(() -> stage.now(quota).taken() == SEATS);
        assertThat(all).filteredOn(Future::failed).allMatch(late -> Refusal.CONFLICT.is(late.cause()));
    }

    /** However many give back and take at once: those who wait get every seat, and nobody else any. */
    @Test
    void seatsThatComeBackAtOnceAreForThoseWhoWait() {
        int many = 10;
        SeatKey key = seats.session(15, many);
        List<Caller> sitting = IntStream.range(0, many)
                .mapToObj(i -> stage.accounts.user("Ada"))
                .toList();
        sitting.forEach(one -> seats.take(one, key));
        List<Caller> queue = IntStream.range(0, many + 5)
                .mapToObj(i -> stage.accounts.user("Bo"))
                .toList();
        List<WaitingEntry> entries =
                queue.stream().map(one -> waiting.joined(one, key)).toList();

        List<Future<?>> all = new ArrayList<>();
        List<Future<SeatResult>> late = new ArrayList<>();
        for (Caller one : sitting) {
            all.add(stage.seats.giveBackSeat(one, stage.conference, key.sessionId()));
            for (int i = 0; i < 5; i++) {
                late.add(stage.seats
                        .takeSeats(stage.accounts.user("Late"), stage.conference, SeatStage.request(key))
                        .map(answers -> answers.items().get(0).result()));
            }
        }
        all.addAll(late);
        await(Future.all(all));
        Awaitility.await().until(() -> seats.now(key).held() == many);

        assertThat(late).allMatch(one -> one.result() == SeatResult.FULL);
        assertThat(entries.subList(0, many)).allMatch(one -> waiting.state(one) == WaitingState.OFFERED);
        assertThat(entries.subList(many, many + 5)).allMatch(one -> waiting.state(one) == WaitingState.WAITING);
    }

    /** Either they have it, or the next is offered it: never both, never neither. */
    @Test
    void anOfferThatEndsWhileItIsTakenIsOfOne() {
        for (int i = 0; i < 8; i++) {
            SeatKey key = seats.session(20 + 2 * i, 0);
            Caller first = stage.accounts.user("First");
            Caller next = stage.accounts.user("Next");
            WaitingEntry one = waiting.joined(first, key);
            WaitingEntry two = waiting.joined(next, key);
            SeatSession larger = seats.draft(key.sessionId(), 1, false);
            await(stage.seatSessions.putSeatSession(stage.seller, larger, null));
            waiting.awaitState(one, WaitingState.OFFERED);

            Future<SeatResult> taking = stage.seats
                    .takeSeats(first, stage.conference, SeatStage.request(key))
                    .map(answers -> answers.items().get(0).result());
            waiting.letOfferEnd(one);
            boolean taken = await(taking) == SeatResult.TAKEN;

            waiting.awaitState(one, taken ? WaitingState.TAKEN : WaitingState.MISSED);
            waiting.awaitState(two, taken ? WaitingState.WAITING : WaitingState.OFFERED);
            SeatSession now = seats.now(key);
            assertThat(now.taken()).isEqualTo(taken ? 1 : 0);
            assertThat(now.taken() + now.held()).isOne();
        }
    }
}
