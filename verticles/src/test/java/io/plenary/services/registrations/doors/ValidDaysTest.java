package io.plenary.services.registrations.doors;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.RegistrationEvents.SeatTroubled;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatTrouble;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.SeatStage;
import io.plenary.services.registrations.VoucherStage;
import io.plenary.services.registrations.WaitStage;
import io.plenary.testing.Outboxes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tickets that are for some days of a conference. */
class ValidDaysTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final LocalDate TODAY = LocalDate.now(ZONE);
    private static final LocalDate LATER = TODAY.plusDays(2);

    private static RegistrationStage stage;
    private static DoorStage door;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        stage.conferences.begin(stage.conference);
        door = new DoorStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Future<TicketType> changing(RegistrationStage on, TicketType type, LocalDate... days) {
        JsonArray dates = new JsonArray();
        List.of(days).forEach(day -> dates.add(day.toString()));
        return on.tickets.updateTicketType(
                on.seller,
                on.organization,
                on.conference,
                type.id(),
                new MergePatch(new JsonObject().put("validDays", dates)),
                null);
    }

    private static List<LocalDate> daysOf(RegistrationStage on, PlacedOrder placed) {
        return await(on.orders.getOrder(Caller.ANONYMOUS, on.key(placed)))
                .tickets()
                .get(0)
                .validDays();
    }

    @Test
    void aTicketForAnotherDayIsSentAwayAndSaysForWhich() {
        CheckInListKey list = door.list(EntryRule.ONCE_A_DAY);
        String later = stage.code(stage.confirmed(stage.limited(0, List.of(LATER), null), 1));
        String both = stage.code(stage.confirmed(stage.limited(0, List.of(LATER, TODAY), null), 1));

        CheckIn refused = door.answer(list, DoorStage.GATE_A, DoorStage.scan(later));

        assertThat(refused.result()).isEqualTo(ScanResult.OTHER_DAY);
        assertThat(refused.validDays()).containsExactly(LATER);
        assertThat(door.result(list, both)).isEqualTo(ScanResult.IN);
        assertThat(await(stage.checkIns.counts(door.staff, list)).in()).isOne();
    }

    @Test
    void aListForEachDayExpectsThoseOfTheDay() {
        TicketType today = stage.limited(0, List.of(TODAY), null);
        TicketType later = stage.limited(0, List.of(LATER), null);
        TicketType always = stage.type(0);
        List.of(today, later, always).forEach(type -> stage.confirmed(type, 2));

        CheckInListKey daily = door.list(EntryRule.ONCE_A_DAY, today.id(), later.id(), always.id());
        CheckInListKey once = door.list(EntryRule.ONCE, today.id(), later.id(), always.id());

        assertThat(await(stage.checkIns.counts(door.staff, daily)).valid()).isEqualTo(4);
        assertThat(await(stage.checkIns.counts(door.staff, once)).valid()).isEqualTo(6);
    }

    @Test
    void whoeverWasLetInOnAnotherDayWithoutANetworkIsTold() {
        CheckInListKey list = door.list(EntryRule.ONCE);
        String later = stage.code(stage.confirmed(stage.limited(0, List.of(LATER), null), 1));

        CheckIn told = door.answer(list, DoorStage.GATE_A, DoorStage.scan(later, DoorStage.NOW.minusSeconds(60), true));

        assertThat(told.result()).isEqualTo(ScanResult.OTHER_DAY);
        assertThat(told.conflict()).isTrue();
        assertThat(await(stage.checkIns.conflicts(door.staff, list)))
                .extracting(CheckIn::validDays)
                .containsExactly(List.of(LATER));
    }

    @Test
    void doorsWithoutANetworkKnowTheDays() {
        TicketType type = stage.limited(0, List.of(LATER), null);
        CheckInListKey list = door.list(EntryRule.ONCE, type.id());
        stage.confirmed(type, 1);

        assertThat(await(stage.checkIns.snapshot(door.staff, list, null)).items())
                .allSatisfy(ticket -> assertThat(ticket.validDays()).containsExactly(LATER))
                .hasSize(1);
    }

    @Test
    void onlyDaysOfTheConferenceAreNamedOnceAndForTickets() {
        TicketType like = stage.draft(0);
        AddOn addOn = new AddOn(List.of(), null);

        assertRefused(Refusal.INVALID, () -> create(like, like.addOn(), TODAY.minusDays(1)));
        assertRefused(Refusal.INVALID, () -> create(like, like.addOn(), TODAY.plusDays(31)));
        assertRefused(Refusal.INVALID, () -> create(like, like.addOn(), TODAY, TODAY));
        assertRefused(Refusal.INVALID, () -> create(like, addOn, TODAY));
        assertThat(await(stage.tickets.listTicketTypes(stage.seller, stage.organization, stage.conference)))
                .extracting(TicketType::id)
                .doesNotContain(like.id());
    }

    private static Future<TicketType> create(TicketType like, AddOn addOn, LocalDate... days) {
        TicketType wanted = RegistrationStage.limited(like, List.of(days), null);
        return stage.tickets.createTicketType(
                stage.seller,
                new TicketType(
                        wanted.id(),
                        wanted.organizationId(),
                        wanted.conferenceId(),
                        wanted.name(),
                        null,
                        0,
                        "EUR",
                        0,
                        null,
                        null,
                        1,
                        10,
                        true,
                        0,
                        List.of(),
                        null,
                        null,
                        0,
                        false,
                        List.of(),
                        null,
                        addOn,
                        wanted.validDays(),
                        null,
                        null,
                        null));
    }

    @Test
    void whatWasSoldKeepsItsDays() {
        TicketType type = stage.limited(0, List.of(LATER), null);
        PlacedOrder before = stage.confirmed(type, 1);

        await(changing(stage, type, TODAY));
        PlacedOrder after = stage.confirmed(type, 1);

        assertThat(daysOf(stage, before)).containsExactly(LATER);
        assertThat(daysOf(stage, after)).containsExactly(TODAY);
    }

    @Test
    void whereTheConferenceMovesTicketsFollowTheirType() {
        RegistrationStage other = stage.elsewhere();
        LocalDate once = LocalDate.of(2027, 5, 18);
        TicketType type = other.limited(0, List.of(once), null);
        TicketType always = other.type(0);
        PlacedOrder forADay = other.confirmed(type, 1);
        PlacedOrder forAll = other.confirmed(always, 1);

        other.conferences.begin(other.conference);
        await(changing(other, type, LATER));
        await(changing(other, always, LATER));

        assertThat(daysOf(other, forADay)).containsExactly(LATER);
        assertThat(daysOf(other, forAll)).isEmpty();
    }

    @Test
    void whoeverGetsATicketHandedOnHasItForTheSameDays() {
        PlacedOrder placed = stage.confirmed(stage.limited(0, List.of(LATER), null), 1);
        UUID ticket = placed.order().tickets().get(0).id();

        await(stage.orders.transferTicket(
                stage.seller,
                new OrderKey(stage.conference, placed.order().code(), null),
                ticket,
                new TicketRecipient("Grace", "grace.days@example.org", "en", "Ada is ill")));

        Order handed = await(stage.orders.listOrders(
                        stage.seller,
                        new OrderQuery(
                                stage.organization, stage.conference, null, "grace.days@example.org", null, 2, null)))
                .items()
                .get(0);
        assertThat(handed.tickets().get(0).validDays()).containsExactly(LATER);
    }

    @Test
    void nobodyTakesASeatOnADayForWhichTheyHaveNoTicket() {
        SeatStage seats = new SeatStage(stage);
        Caller ada = stage.accounts.user("Ada");
        SeatKey then = session(seats, LATER);
        SeatKey before = session(seats, LATER.minusDays(1));
        SeatKey free = seats.opened(seats.draft(placed(seats, LATER.minusDays(1)), 10, false));
        PlacedOrder placed = await(stage.place(ada, stage.limited(0, List.of(LATER), null), 1));
        await(stage.orders.nameAttendees(
                ada,
                stage.key(placed),
                List.of(new Attendee(placed.order().tickets().get(0).id(), "Ada", null, null))));
        assertThat(seats.take(ada, then)).isEqualTo(SeatResult.NO_TICKET);
        await(stage.orders.confirmOrder(ada, stage.key(placed), PaymentMethod.FREE, null));

        assertThat(seats.take(ada, before)).isEqualTo(SeatResult.OTHER_DAY);
        assertThat(seats.now(before).taken()).isZero();
        assertThat(seats.take(ada, then)).isEqualTo(SeatResult.TAKEN);
        assertThat(seats.take(ada, free)).isEqualTo(SeatResult.TAKEN);
    }

    private static SeatKey session(SeatStage seats, LocalDate day) {
        return seats.opened(seats.draft(placed(seats, day), 10, true));
    }

    private static UUID placed(SeatStage seats, LocalDate day) {
        UUID id = UUID.randomUUID();
        Instant noon = day.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
        seats.place(id, noon, null, SessionStatus.CONFIRMED);
        return id;
    }

    private static Caller with(SeatStage seats, String name, LocalDate... days) {
        Caller somebody = stage.accounts.user(name);
        seats.ticket(somebody, stage.limited(0, List.of(days), null));
        return somebody;
    }

    private static SeatKey sessionOf(SeatStage seats, LocalDate day, int capacity) {
        return seats.opened(seats.draft(placed(seats, day), capacity, true));
    }

    @Test
    void nobodyWaitsForASeatOnADayForWhichTheyHaveNoTicket() {
        SeatStage seats = new SeatStage(stage);
        WaitStage waiting = new WaitStage(stage);
        SeatKey full = sessionOf(seats, LATER.minusDays(1), 0);
        Caller ada = with(seats, "Ada", LATER);
        Caller bo = with(seats, "Bo", LATER, LATER.minusDays(1));

        VoucherStage.assertCode("OTHER_DAY", () -> waiting.joining(ada, full));

        assertThat(waiting.joined(bo, full).state()).isEqualTo(WaitingState.WAITING);
    }

    @Test
    void whoeverIsHurtByAMoveToAnotherDayIsToldAndOnlyWhoMayComeIsOfferedASeat() {
        SeatStage seats = new SeatStage(stage);
        WaitStage waiting = new WaitStage(stage);
        SeatKey moved = sessionOf(seats, LATER, 2);
        Caller ada = with(seats, "Ada", LATER);
        Caller bo = with(seats, "Bo");
        seats.take(ada, moved);
        seats.take(bo, moved);
        WaitingEntry ofThatDay = waiting.joined(with(seats, "Cy", LATER), moved);
        WaitingEntry ofAllDays = waiting.joined(with(seats, "Di"), moved);

        Instant noon = LATER.minusDays(1).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
        seats.place(moved.sessionId(), noon, null, SessionStatus.CONFIRMED);
        seats.look(moved);

        waiting.awaitState(ofThatDay, WaitingState.NO_TICKET);
        assertThat(troubled(moved)).singleElement().satisfies(told -> {
            assertThat(told.userId()).isEqualTo(ada.userId());
            assertThat(told.trouble()).isEqualTo(SeatTrouble.OTHER_DAY);
        });
        assertThat(seats.now(moved).taken()).isEqualTo(2);
        assertThat(waiting.state(ofAllDays)).isEqualTo(WaitingState.WAITING);
        await(stage.seats.giveBackSeat(ada, stage.conference, moved.sessionId()));
        waiting.awaitState(ofAllDays, WaitingState.OFFERED);
        assertThat(seats.take(ada, moved)).isEqualTo(SeatResult.OTHER_DAY);
    }

    private static List<SeatTroubled> troubled(SeatKey key) {
        return Outboxes.read(stage.node, "registrations").stream()
                .filter(event -> event.is(SeatTroubled.class))
                .map(event -> event.as(SeatTroubled.class))
                .filter(told -> key.sessionId().equals(told.sessionId()))
                .toList();
    }
}
