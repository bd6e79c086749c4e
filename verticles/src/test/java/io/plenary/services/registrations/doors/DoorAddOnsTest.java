package io.plenary.services.registrations.doors;

import static io.plenary.services.registrations.DoorStage.GATE_A;
import static io.plenary.services.registrations.DoorStage.GATE_B;
import static io.plenary.services.registrations.DoorStage.NOW;
import static io.plenary.services.registrations.DoorStage.scan;
import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.DoorAddOn;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Passage;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.AddOnStage;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.TransferStage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes with a ticket, at doors: a workshop, a dinner, a T-shirt that is fetched. */
class DoorAddOnsTest {

    private static RegistrationStage stage;
    private static AddOnStage addOns;
    private static DoorStage doors;
    private static TransferStage transfers;
    private static TicketType type;
    private static TicketType shirt;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        addOns = new AddOnStage(stage);
        doors = new DoorStage(stage);
        transfers = new TransferStage(stage);
        type = stage.type(0, stage.quota(null));
        shirt = addOns.addOn("T-shirt", 0, AddOnStage.with());
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static PlacedOrder bought(TicketType what, int count) {
        PlacedOrder placed = await(addOns.order(type, 1, AddOnStage.of(1, what, count)));
        addOns.paid(placed);
        return placed;
    }

    private static CheckIn shown(CheckInListKey list, PlacedOrder placed) {
        return doors.answer(list, GATE_A, scan(stage.code(placed)));
    }

    private static PlacedOrder later(PlacedOrder placed, TicketType what) {
        UUID ticket = placed.order().tickets().get(0).id();
        TicketAddOns wanted = new TicketAddOns(UUID.randomUUID(), List.of(new TicketAddOn(what.id(), 1)), null);
        return await(stage.orders.addToTicket(Caller.ANONYMOUS, stage.key(placed), ticket, wanted));
    }

    private static long used(CheckIn checkIn) {
        return checkIn.addOns().stream().filter(one -> one.inAt() != null).count();
    }

    @Test
    void whoeverHasItIsLetInByTheTicketItGoesWith() {
        CheckInListKey list = doors.list(EntryRule.ONCE, shirt.id());
        PlacedOrder placed = bought(shirt, 2);

        CheckIn first = shown(list, placed);
        CheckIn second = shown(list, placed);

        assertThat(first.result()).isEqualTo(ScanResult.IN);
        assertThat(first.attendeeName()).isEqualTo("Ada");
        assertThat(first.addOns()).extracting(DoorAddOn::typeName).containsExactly("T-shirt", "T-shirt");
        assertThat(first.addOns()).extracting(DoorAddOn::inAt).containsOnly(first.at());
        assertThat(second.result()).isEqualTo(ScanResult.ALREADY_IN);
        assertThat(second.earlier().at()).isEqualTo(first.at());
        assertThat(used(second)).isZero();
        assertThat(shown(list, stage.confirmed(type, 1)).result()).isEqualTo(ScanResult.NOT_HERE);
        UUID addOn = placed.order().tickets().get(1).id();
        assertThat(doors.answer(list, GATE_A, new Scan(UUID.randomUUID(), null, addOn, Passage.IN, NOW, false))
                        .result())
                .isEqualTo(ScanResult.UNKNOWN);
    }

    @Test
    void anyDoorShowsWhatGoesWithATicket() {
        PlacedOrder placed = bought(shirt, 1);
        PlacedOrder unpaid = later(placed, addOns.addOn("Dinner", 4_000, AddOnStage.with()));

        CheckIn in = shown(doors.list(EntryRule.ONCE), placed);

        assertThat(in.result()).isEqualTo(ScanResult.IN);
        assertThat(in.addOns()).extracting(DoorAddOn::typeName).containsExactly("Dinner", "T-shirt");
        assertThat(in.addOns()).extracting(DoorAddOn::state).containsExactly(TicketState.HELD, TicketState.VALID);
        assertThat(used(in)).isZero();
        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(unpaid), null));
        assertThat(shown(doors.list(EntryRule.ONCE), placed).addOns())
                .extracting(DoorAddOn::typeName)
                .containsExactly("T-shirt");
    }

    @Test
    void whatIsBoughtLaterCountsWhenItIsPaidAndIsFetchedByItself() {
        TicketType dinner = addOns.addOn("Dinner", 4_000, AddOnStage.with());
        CheckInListKey list = doors.list(EntryRule.ONCE, dinner.id());
        PlacedOrder placed = stage.confirmed(type, 1);
        PlacedOrder first = later(placed, dinner);
        assertThat(shown(list, placed).result()).isEqualTo(ScanResult.NOT_PAID);

        addOns.paid(first);
        assertThat(used(shown(list, placed))).isOne();
        PlacedOrder second = later(placed, dinner);
        assertThat(shown(list, placed).result()).isEqualTo(ScanResult.ALREADY_IN);
        addOns.paid(second);
        CheckIn again = shown(list, placed);

        assertThat(again.result()).isEqualTo(ScanResult.IN);
        assertThat(again.addOns()).hasSize(2);
        assertThat(used(again)).isOne();
        assertThat(shown(list, placed).result()).isEqualTo(ScanResult.ALREADY_IN);
    }

    @Test
    void whatWasFetchedOnlyOrganizersCancelAndWhatIsCancelledIsNotFetched() {
        CheckInListKey list = doors.list(EntryRule.ONCE, shirt.id());
        PlacedOrder placed = bought(shirt, 1);
        List<UUID> only = List.of(placed.order().tickets().get(1).id());
        Cancellation wanted = new Cancellation(only, null, null);
        PlacedOrder later = later(placed, shirt);
        addOns.paid(later);
        CheckIn in = shown(list, placed);
        assertThat(used(in)).isEqualTo(2);

        assertCode("TICKET_USED", () -> stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), wanted));
        assertCode("TICKET_USED", () -> stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));
        assertCode("TICKET_USED", () -> stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(later), null));
        await(stage.checkIns.undoCheckIn(doors.staff, list, in.id(), "Wrong size"));
        assertThat(used(shown(doors.list(EntryRule.ONCE, shirt.id()), placed))).isEqualTo(2);
        await(stage.orders.cancelOrder(stage.seller, stage.key(placed), wanted));
        await(stage.orders.cancelOrder(stage.seller, stage.key(later), null));

        assertThat(shown(list, placed).result()).isEqualTo(ScanResult.NOT_HERE);
        assertThat(await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)))
                        .tickets())
                .extracting(Ticket::state)
                .containsExactly(TicketState.VALID, TicketState.RELEASED);
    }

    @Test
    void fetchingAndCancellingAtOnceAreOneAfterTheOther() {
        CheckInListKey list = doors.list(EntryRule.ONCE, shirt.id());
        for (int round = 0; round < 6; round++) {
            PlacedOrder placed = bought(shirt, 1);
            String code = stage.code(placed);
            Cancellation wanted =
                    new Cancellation(List.of(placed.order().tickets().get(1).id()), null, null);
            Future<Order> cancelled = stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), wanted);
            Future<ScanResult> scanned = stage.checkIns
                    .checkIn(doors.staff, list, DoorStage.batch(GATE_A, scan(code)))
                    .map(answers -> answers.items().get(0).result());
            await(Future.join(cancelled, scanned).otherwiseEmpty());

            assertThat(cancelled.succeeded()).isEqualTo(scanned.result() == ScanResult.NOT_HERE);
        }
    }

    @Test
    void doorsTakeAlongWhoHasItAndTwoThatLetThemInAreAConflict() {
        TicketType workshop = addOns.addOn("Workshop", 0, AddOnStage.with());
        CheckInListKey list = doors.list(EntryRule.ONCE, workshop.id());
        PlacedOrder placed = bought(workshop, 2);
        stage.confirmed(type, 1);
        String code = stage.code(placed);

        doors.answer(list, GATE_A, scan(code, NOW.minusSeconds(60), true));
        CheckIn twice = doors.answer(list, GATE_B, scan(code, NOW.minusSeconds(30), true));
        List<DoorTicket> known =
                await(stage.checkIns.snapshot(doors.staff, list, null)).items();

        assertThat(twice.result()).isEqualTo(ScanResult.ALREADY_IN);
        assertThat(twice.conflict()).isTrue();
        assertThat(await(stage.checkIns.conflicts(doors.staff, list))).containsExactly(twice);
        assertThat(known).singleElement().satisfies(ticket -> {
            assertThat(ticket.inAt()).isEqualTo(NOW.minusSeconds(60));
            assertThat(ticket.emailHint()).isNull();
            assertThat(ticket.addOns()).extracting(DoorAddOn::inAt).containsOnly(NOW.minusSeconds(60));
            assertThat(ticket.addOns()).extracting(DoorAddOn::ticketTypeId).containsOnly(workshop.id());
        });
        assertThat(await(stage.checkIns.counts(doors.staff, list)).valid()).isEqualTo(2);
        assertThat(await(stage.checkIns.counts(doors.staff, list)).in()).isEqualTo(2);
    }

    @Test
    void onceADayAndInAndOutAreAsForTickets() {
        TicketType lunch = addOns.addOn("Lunch", 0, AddOnStage.with());
        PlacedOrder placed = bought(lunch, 1);
        String code = stage.code(placed);
        CheckInListKey daily = doors.list(EntryRule.ONCE_A_DAY, lunch.id());
        doors.answer(daily, GATE_A, scan(code, NOW.minus(Duration.ofDays(1)), true));
        assertThat(await(stage.checkIns.counts(doors.staff, daily)).in()).isZero();
        assertThat(doors.result(daily, code)).isEqualTo(ScanResult.IN);
        assertThat(doors.result(daily, code)).isEqualTo(ScanResult.ALREADY_IN);

        CheckInListKey room = doors.list(EntryRule.IN_AND_OUT, lunch.id());
        doors.answer(room, GATE_A, scan(code, NOW.minusSeconds(60), true));
        assertThat(await(stage.checkIns.counts(doors.staff, room)).in()).isOne();
        CheckIn out = doors.answer(room, GATE_A, new Scan(UUID.randomUUID(), code, null, Passage.OUT, NOW, false));

        assertThat(out.result()).isEqualTo(ScanResult.OUT);
        assertThat(await(stage.checkIns.counts(doors.staff, room)).in()).isZero();
        assertThat(await(stage.checkIns.snapshot(doors.staff, room, null)).items())
                .flatExtracting(DoorTicket::addOns)
                .extracting("inAt")
                .containsOnlyNulls();
    }

    @Test
    void whatWasFetchedIsNotFetchedAgainByWhoeverGetsTheTicket() {
        CheckInListKey list = doors.list(EntryRule.ONCE, shirt.id());
        PlacedOrder placed = await(addOns.order(transfers.type(0, 0), 1, AddOnStage.of(1, shirt, 1)));
        addOns.paid(placed);
        doors.answer(list, GATE_A, scan(stage.code(placed), NOW.minus(Duration.ofDays(2)), true));
        assertCode("TICKET_USED", () -> transfers.handOn(placed, 0, "Una"));

        await(transfers.sellerHandsOn(placed, 0, "Una", "Ada is ill"));

        assertThat(shown(list, transfers.receivedBy("Una")).result()).isEqualTo(ScanResult.ALREADY_IN);
    }

    @Test
    void aListOfBothLetsInByEitherAndCountsBoth() {
        TicketType vip = stage.type(0, stage.quota(null));
        TicketType tour = addOns.addOn("Tour", 0, AddOnStage.with());
        CheckInListKey list = doors.list(EntryRule.ONCE, vip.id(), tour.id());
        PlacedOrder had = bought(tour, 1);

        assertThat(shown(list, had).result()).isEqualTo(ScanResult.IN);
        assertThat(shown(list, stage.confirmed(vip, 1)).result()).isEqualTo(ScanResult.IN);
        stage.confirmed(vip, 1);

        assertThat(await(stage.checkIns.counts(doors.staff, list)).valid()).isEqualTo(3);
        assertThat(await(stage.checkIns.counts(doors.staff, list)).in()).isEqualTo(2);
    }

    @Test
    void whoeverIsInAndHasNoValidTicketAnyMoreIsNotCounted() {
        TicketType own = stage.type(0, stage.quota(null));
        CheckInListKey list = doors.list(EntryRule.ONCE, own.id());
        PlacedOrder placed = stage.confirmed(own, 1);
        shown(list, placed);

        await(stage.orders.cancelOrder(stage.seller, stage.key(placed), null));

        assertThat(await(stage.checkIns.counts(doors.staff, list)).in()).isZero();
        assertThat(await(stage.checkIns.counts(doors.staff, list)).valid()).isZero();
    }
}
