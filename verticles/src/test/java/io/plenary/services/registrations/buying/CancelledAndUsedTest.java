package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.AddOnStage;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.TransferStage;
import io.plenary.services.registrations.tickets.OrderStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody gives back what they use, or what has to be had. */
class CancelledAndUsedTest {

    private static RegistrationStage stage;
    private static AddOnStage addOns;
    private static TransferStage transfers;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        addOns = new AddOnStage(stage);
        transfers = new TransferStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** However long the cancellation waited for the order. */
    @Test
    void whoCameInMeanwhileKeepsTheirTicket() {
        DoorStage doors = new DoorStage(stage);
        CheckInListKey list = doors.list(EntryRule.ONCE);
        PlacedOrder placed = stage.confirmed(stage.type(0), 1);
        String code = stage.code(placed);
        Promise<Void> locked = Promise.promise();
        Promise<Void> over = Promise.promise();
        Future<Void> writer = stage.database().write(Caller.SYSTEM, tx -> OrderStore.lock(
                        tx.sql(), placed.order().id())
                .compose(order -> {
                    locked.complete();
                    return over.future();
                }));
        await(locked.future());

        Future<Order> cancelled = stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null);
        Awaitility.await().until(CancelledAndUsedTest::somebodyWaits);
        assertThat(doors.result(list, code)).isEqualTo(ScanResult.IN);
        over.complete();
        await(writer);

        assertCode("TICKET_USED", () -> cancelled);
        assertThat(await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)))
                        .tickets())
                .extracting(Ticket::state)
                .containsExactly(TicketState.VALID);
    }

    private static boolean somebodyWaits() {
        return await(stage.database().read(Caller.SYSTEM, sql -> sql.query(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0) > 0)));
    }

    @Test
    void whatHasToBeHadIsGivenBackWithItsTicketOnly() {
        TicketType type = stage.type(0, stage.quota(9));
        TicketType fee = await(stage.tickets.createTicketType(
                stage.seller, addOns.draft("Fee", 0, 1, AddOnStage.with(type), stage.quota(9))));
        PlacedOrder placed = await(addOns.order(type, 1, AddOnStage.of(1, fee, 2)));
        addOns.paid(placed);
        List<UUID> ids = placed.order().tickets().stream().map(Ticket::id).toList();

        assertRefused(Refusal.INVALID, () -> cancelling(placed, ids.subList(1, 3)));
        assertThat(await(cancelling(placed, ids.subList(1, 2))).tickets())
                .extracting(Ticket::state)
                .containsExactly(TicketState.VALID, TicketState.RELEASED, TicketState.VALID);
        assertRefused(Refusal.INVALID, () -> cancelling(placed, ids.subList(2, 3)));
        await(cancelling(placed, ids.subList(0, 1)));
    }

    private static Future<Order> cancelling(PlacedOrder placed, List<UUID> ids) {
        return stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), new Cancellation(ids, null, null));
    }

    @Test
    void whatWasHandedOnAsAWholeIsNotCancelled() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        await(transfers.handOn(placed, 0, "Bo Whole"));

        assertCode("TICKET_TRANSFERRED", () -> stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
    }

    @Test
    void nobodyIsHandedAllTicketsOfAnOrderAtOnce() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 7);
        for (int number = 0; number < 5; number++) {
            await(transfers.handOn(placed, number, "Target"));
        }

        assertRefused(Refusal.TOO_MANY, () -> transfers.handOn(placed, 5, "Target"));
        await(transfers.handOn(placed, 5, "Another"));
        await(transfers.sellerHandsOn(placed, 6, "Target", "Asked"));
    }
}
