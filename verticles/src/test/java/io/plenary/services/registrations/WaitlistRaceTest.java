package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
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

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        waiting = new WaitStage(stage);
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
}
