package io.plenary.services.registrations.buying;

import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.TransferStage;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Codes that were lost, or are in the hands of somebody else, and the doors where they are shown. */
class ReissuesTest {

    private static final int AT_ONCE = 8;

    private static RegistrationStage stage;
    private static TransferStage transfers;
    private static DoorStage doors;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        transfers = new TransferStage(stage);
        doors = new DoorStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static UUID ticket(PlacedOrder placed) {
        return placed.order().tickets().get(0).id();
    }

    private static Future<Order> reissue(PlacedOrder placed) {
        return stage.orders.reissueTicket(Caller.ANONYMOUS, stage.key(placed), ticket(placed), null);
    }

    private static Future<Order> name(PlacedOrder placed, String name, String email) {
        return stage.orders.nameAttendees(
                Caller.ANONYMOUS, stage.key(placed), List.of(new Attendee(ticket(placed), name, email, null)));
    }

    @Test
    void theOldCodeLetsNobodyInAndWhoWasInIsIn() {
        Quota quota = stage.quota(1);
        PlacedOrder placed = transfers.paid(transfers.type(10_000, null, quota), 1);
        String old = stage.code(placed);
        CheckInListKey list = doors.list(EntryRule.ONCE);
        CheckInListKey other = doors.list(EntryRule.ONCE);
        assertThat(doors.result(list, old)).isEqualTo(ScanResult.IN);

        Order after = await(reissue(placed));

        assertThat(after.tickets()).singleElement().satisfies(ticket -> {
            assertThat(ticket.state()).isEqualTo(TicketState.VALID);
            assertThat(ticket.id()).isNotEqualTo(ticket(placed));
            assertThat(ticket.attendeeName()).isEqualTo("Ada");
            assertThat(ticket.price()).isEqualTo(10_000);
        });
        assertThat(after.taxes()).isEqualTo(placed.order().taxes());
        assertThat(stage.now(quota).taken()).isEqualTo(1);
        String code = stage.code(placed);
        assertThat(code).isNotEqualTo(old);
        CheckIn refused = doors.answer(other, DoorStage.GATE_A, DoorStage.scan(old));
        assertThat(refused.result()).isEqualTo(ScanResult.REVOKED);
        assertThat(refused.revoked()).isEqualTo(TicketState.REPLACED);
        assertThat(doors.result(list, code)).isEqualTo(ScanResult.ALREADY_IN);
        assertThat(doors.result(other, code)).isEqualTo(ScanResult.IN);
        assertThat(transfers.taken(doors, list))
                .contains(after.tickets().get(0).id())
                .doesNotContain(ticket(placed));
        assertThat(await(stage.checkIns.findTickets(
                        doors.staff, list, placed.order().code())))
                .hasSize(1);
    }

    @Test
    void ofTheOldTicketAgainNothingHappens() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        Order first = await(reissue(placed));

        assertThat(await(reissue(placed))).isEqualTo(first);
        assertCode("TICKETS_CHANGED", () -> transfers.handOn(placed, 0, "Tom"));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.orders.reissueTicket(Caller.ANONYMOUS, stage.key(placed), UUID.randomUUID(), null));
    }

    @Test
    void codesAreNotReplacedForEver() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        for (int i = 0; i < 5; i++) {
            await(name(placed, "Somebody " + i, null));
        }

        assertRefused(Refusal.TOO_MANY, () -> name(placed, "Nobody", null));
        assertThat(await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)))
                        .tickets()
                        .get(0)
                        .attendeeName())
                .isEqualTo("Somebody 4");
    }

    @Test
    void ofManyAtOnceOneIsDone() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        List<Future<Order>> all =
                IntStream.range(0, AT_ONCE).mapToObj(i -> reissue(placed)).toList();
        await(Future.all(all));

        assertThat(all.stream().map(one -> one.result().tickets().get(0).id()).distinct())
                .hasSize(1);
    }

    @Test
    void comingInWhileACodeIsReplacedIsForgottenByNobody() {
        CheckInListKey list = doors.list(EntryRule.ONCE);
        for (int round = 0; round < 6; round++) {
            PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
            String old = stage.code(placed);
            Future<Order> replaced = reissue(placed);
            Future<ScanResult> scanned = stage.checkIns
                    .checkIn(doors.staff, list, DoorStage.batch(DoorStage.GATE_A, DoorStage.scan(old)))
                    .map(answers -> answers.items().get(0).result());
            await(Future.all(replaced, scanned));

            ScanResult next = doors.result(list, stage.code(placed));
            assertThat(next).isEqualTo(scanned.result() == ScanResult.IN ? ScanResult.ALREADY_IN : ScanResult.IN);
        }
    }

    @Test
    void anOrganizerSaysWhy() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        OrderKey bare = new OrderKey(stage.conference, placed.order().code(), null);

        assertRefused(Refusal.INVALID, () -> stage.orders.reissueTicket(stage.seller, bare, ticket(placed), null));
        Order after = await(stage.orders.reissueTicket(stage.seller, bare, ticket(placed), "Lost"));

        assertThat(after.tickets().get(0).id()).isNotEqualTo(ticket(placed));
    }

    @Test
    void anAccountNeedsNoSecret() {
        Caller ada = RegistrationStage.somebody();
        PlacedOrder placed = transfers.confirmed(ada, transfers.type(0, 0));
        OrderKey bare = new OrderKey(stage.conference, placed.order().code(), null);

        Order after = await(stage.orders.reissueTicket(ada, bare, ticket(placed), null));
        Order handed = await(
                stage.orders.transferTicket(ada, bare, after.tickets().get(0).id(), transfers.to("Ann", null)));

        assertThat(handed.tickets()).extracting(Ticket::state).containsExactly(TicketState.TRANSFERRED);
        assertThat(transfers.receivedBy("Ann").order().userId()).isNull();
    }

    @Test
    void nobodyGetsATicketOfWhatDoesNotTakePlace() {
        RegistrationStage other = stage.elsewhere();
        TransferStage there = new TransferStage(other);
        PlacedOrder placed = there.paid(there.type(0, 0), 1);
        other.conferences.cancel(other.conference);

        assertCode("CONFERENCE_OVER", () -> there.handOn(placed, 0, "Bea"));
        assertCode("CONFERENCE_OVER", () -> there.sellerHandsOn(placed, 0, "Bea", "Please"));
    }

    @Test
    void onlyWhatLetsSomebodyInIsReplaced() {
        TicketType type = transfers.type(0, 0);
        PlacedOrder held = await(stage.place(Caller.ANONYMOUS, type, 1));
        assertCode("ORDER_UNCONFIRMED", () -> reissue(held));
        PlacedOrder cancelled = transfers.paid(type, 1);
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(cancelled), null));
        assertCode("TICKET_CANCELLED", () -> reissue(cancelled));
        PlacedOrder handed = transfers.paid(type, 1);
        await(transfers.handOn(handed, 0, "Uma"));
        assertCode("TICKET_TRANSFERRED", () -> reissue(handed));
        assertCode("TICKET_TRANSFERRED", () -> name(handed, "Ute", null));
    }

    @Test
    void whoIsNamedOnTheTicketOfSomebodyElseGetsACodeOfTheirOwn() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        String old = stage.code(placed);
        assertThat(await(name(placed, " ada ", "ada@example.org"))
                        .tickets()
                        .get(0)
                        .id())
                .isEqualTo(ticket(placed));

        Order named = await(name(placed, "Vic", null));

        Ticket theirs = named.tickets().get(0);
        assertThat(theirs.attendeeName()).isEqualTo("Vic");
        assertThat(theirs.id()).isNotEqualTo(ticket(placed));
        assertThat(doors.result(doors.list(EntryRule.ONCE), old)).isEqualTo(ScanResult.REVOKED);
        assertThat(await(name(placed, "Vic", null)))
                .satisfies(again -> assertThat(again.tickets()).isEqualTo(named.tickets()));
        Order moved = await(name(placed, "Vic", "vic@example.org"));
        assertThat(moved.tickets().get(0).id()).isEqualTo(theirs.id());
        assertThat(await(name(placed, "Vic", "wim@example.org"))
                        .tickets()
                        .get(0)
                        .id())
                .isNotEqualTo(theirs.id());
    }

    @Test
    void beforeItIsConfirmedNamesChangeNoCode() {
        PlacedOrder held = await(stage.place(Caller.ANONYMOUS, transfers.type(0, 0), 1));
        await(name(held, "Xen", null));

        assertThat(await(name(held, "Yul", null)).tickets().get(0).id()).isEqualTo(ticket(held));
    }

    @Test
    void seatsThatAreMovedToAnotherQuotaAreMovedOnce() {
        Quota quota = stage.quota(3);
        Quota other = stage.quota(3);
        TicketType type = transfers.type(0, 0, quota);
        PlacedOrder placed = transfers.paid(type, 2);
        await(reissue(placed));
        await(stage.orders.transferTicket(
                Caller.ANONYMOUS,
                stage.key(placed),
                placed.order().tickets().get(1).id(),
                transfers.to("Zoe", null)));

        transfers.reseat(type, other);

        assertThat(stage.now(quota).taken()).isZero();
        assertThat(stage.now(other).taken()).isEqualTo(2);
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(transfers.receivedBy("Zoe")), null));
        assertThat(stage.now(other).taken()).isEqualTo(1);
    }

    @Test
    void aTicketByWhichSomebodyCameInTodayIsNotHandedOn() {
        PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
        CheckInListKey list = doors.list(EntryRule.ONCE);
        doors.result(list, stage.code(placed));

        assertCode("TICKET_USED", () -> transfers.handOn(placed, 0, "Ole"));
        assertCode("TICKET_USED", () -> transfers.sellerHandsOn(placed, 0, "Ole", "Please"));
    }

    @Test
    void comingInAndHandingOnAtOnceAreOneAfterTheOther() {
        CheckInListKey list = doors.list(EntryRule.ONCE);
        for (int round = 0; round < 6; round++) {
            PlacedOrder placed = transfers.paid(transfers.type(0, 0), 1);
            String code = stage.code(placed);
            Future<Order> handed = transfers.handOn(placed, 0, "Pat " + round);
            Future<ScanResult> scanned = stage.checkIns
                    .checkIn(doors.staff, list, DoorStage.batch(DoorStage.GATE_A, DoorStage.scan(code)))
                    .map(answers -> answers.items().get(0).result());
            await(Future.join(handed, scanned).otherwiseEmpty());

            assertThat(handed.succeeded()).isEqualTo(scanned.result() == ScanResult.REVOKED);
        }
    }
}
