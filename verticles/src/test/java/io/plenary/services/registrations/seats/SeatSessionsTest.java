package io.plenary.services.registrations.seats;

import static io.plenary.services.registrations.SeatStage.NINE;
import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.registrations.ClashRule;
import io.plenary.contracts.registrations.RegistrationEvents.SeatReleased;
import io.plenary.contracts.registrations.RegistrationEvents.SeatTroubled;
import io.plenary.contracts.registrations.Seat;
import io.plenary.contracts.registrations.SeatEnd;
import io.plenary.contracts.registrations.SeatGift;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatQuery;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatRule;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SeatTrouble;
import io.plenary.contracts.registrations.Shrinking;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.SeatStage;
import io.plenary.services.registrations.WaitStage;
import io.plenary.testing.Outboxes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** For which sessions people sign up, what organizers do with seats, and what becomes of them when the program changes. */
class SeatSessionsTest {

    private static RegistrationStage stage;
    private static SeatStage seats;

    private final Caller ada = stage.accounts.user("Ada");
    private final Caller ben = stage.accounts.user("Ada");

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        seats = new SeatStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void anOrganizerSaysHowPeopleSignUpAndAgain() {
        UUID id = placedIn(0, 30);
        SeatSession made = await(stage.seatSessions.putSeatSession(stage.seller, seats.draft(id, null, true), null));
        SeatSession changed = await(stage.seatSessions.putSeatSession(stage.seller, seats.draft(id, 7, false), 1L));

        assertThat(made.size()).isEqualTo(30);
        assertThat(made.startsAt()).isEqualTo(NINE);
        assertThat(changed.size()).isEqualTo(7);
        assertThat(changed.version()).isEqualTo(2);
        assertRefused(
                Refusal.STALE, () -> stage.seatSessions.putSeatSession(stage.seller, seats.draft(id, 8, false), 1L));
    }

    @Test
    void whatCannotBeIsRefused() {
        UUID id = placedIn(1, 30);
        Instant now = Instant.now();

        for (SeatSession wrong : List.of(
                seats.draft(id, -1, false),
                seats.draft(id, 100_001, false),
                seats.timed(id, 1, false, now, now),
                seats.draft(id, 1, true, stage.draft(0)))) {
            assertRefused(Refusal.INVALID, () -> stage.seatSessions.putSeatSession(stage.seller, wrong, null));
        }
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.seatSessions.putSeatSession(stage.seller, seats.draft(UUID.randomUUID(), 1, true), null));
        assertRefused(
                Refusal.INVALID,
                () -> stage.seatSessions.setSeatRule(
                        stage.seller, new SeatRule(stage.organization, stage.conference, null)));
    }

    @Test
    void aSessionInWhichSomebodySitsIsNotClosedForGood() {
        SeatKey key = seats.session(2, 5);
        seats.take(ada, key);
        assertCode("SEATS_TAKEN", () -> stage.seatSessions.deleteSeatSession(stage.seller, key));

        await(stage.seatSessions.removeSeat(stage.seller, key, ada.userId(), "She asked"));
        await(stage.seatSessions.deleteSeatSession(stage.seller, key));
        await(stage.seatSessions.deleteSeatSession(stage.seller, key));

        assertThat(seats.take(ada, key)).isEqualTo(SeatResult.UNKNOWN);
        assertThat(told(SeatReleased.class, ada))
                .extracting(SeatReleased::because)
                .contains(SeatEnd.REMOVED);
    }

    @Test
    void anOrganizerGivesASeatToWhoeverOrderedATicket() {
        SeatKey key = seats.session(3, 1);
        seats.ticket(ada, stage.type(0));
        SeatGift gift = new SeatGift(stage.accounts.email(ada), "She helps");

        Seat given = await(stage.seatSessions.giveSeat(stage.seller, key, gift));

        assertThat(given.reason()).isEqualTo("She helps");
        assertThat(await(stage.seatSessions.giveSeat(stage.seller, key, gift))).isEqualTo(given);
        assertThat(await(stage.seatSessions.listSeats(stage.seller, new SeatQuery(key, null, 10)))
                        .items())
                .containsExactly(given);
        SeatGift nobodys = new SeatGift("nobody@example.org", "Why not");
        assertCode("NOBODY_ORDERED", () -> stage.seatSessions.giveSeat(stage.seller, key, nobodys));
        assertRefused(
                Refusal.INVALID,
                () -> stage.seatSessions.giveSeat(stage.seller, key, new SeatGift(stage.accounts.email(ada), " ")));
        SeatKey full = seats.session(3, 0);
        assertCode("SESSION_FULL", () -> stage.seatSessions.giveSeat(stage.seller, full, gift));
    }

    @Test
    void whoeverCameLastWouldLoseTheirSeatAndNobodyDoesUnasked() {
        UUID id = placedIn(4, 30);
        SeatKey key = seats.opened(seats.draft(id, 2, false));
        seats.take(ada, key);
        seats.take(ben, key);

        await(stage.seatSessions.putSeatSession(stage.seller, seats.draft(id, 1, false), null));

        List<Seat> losing = await(stage.seatSessions.overbooked(stage.seller, key));
        assertThat(losing).extracting(Seat::userId).containsExactly(ben.userId());
        assertThat(seats.now(key).taken()).isEqualTo(2);
        assertThat(seats.take(stage.accounts.user("Ada"), key)).isEqualTo(SeatResult.FULL);
        Shrinking wrong = new Shrinking(List.of(ada.userId()));
        assertCode("SEATS_CHANGED", () -> stage.seatSessions.shrink(stage.seller, key, wrong));

        assertThat(await(stage.seatSessions.shrink(stage.seller, key, new Shrinking(List.of(ben.userId())))))
                .isEqualTo(losing);
        assertThat(await(stage.seatSessions.overbooked(stage.seller, key))).isEmpty();
        assertThat(told(SeatReleased.class, ben))
                .extracting(SeatReleased::because)
                .containsExactly(SeatEnd.NO_ROOM);
    }

    @Test
    void seatsAreListedPageByPage() {
        SeatKey key = seats.session(5, 5);
        for (Caller caller : List.of(ada, ben)) {
            seats.take(caller, key);
        }

        var first = await(stage.seatSessions.listSeats(stage.seller, new SeatQuery(key, null, 1)));
        var second = await(stage.seatSessions.listSeats(stage.seller, new SeatQuery(key, first.nextCursor(), 1)));

        assertThat(first.items()).extracting(Seat::userId).containsExactly(ada.userId());
        assertThat(second.items()).extracting(Seat::userId).containsExactly(ben.userId());
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void aRoomMadeSmallerTakesNobodysSeat() {
        UUID room = UUID.randomUUID();
        stage.conferences.room(room, 2);
        UUID id = UUID.randomUUID();
        seats.place(id, NINE.plus(Duration.ofHours(6)), room, SessionStatus.CONFIRMED);
        SeatKey key = seats.opened(seats.draft(id, null, false));
        seats.take(ada, key);
        seats.take(ben, key);

        stage.conferences.room(room, 1);
        seats.look(key);

        await().until(() -> seats.now(key).size() == 1);
        assertThat(seats.now(key).taken()).isEqualTo(2);
        assertThat(await(stage.seatSessions.overbooked(stage.seller, key)))
                .extracting(Seat::userId)
                .containsExactly(ben.userId());
    }

    @Test
    void whoeverIsHurtByAMoveIsToldAndKeepsBoth() {
        SeatKey moved = seats.session(7, 5);
        SeatKey other = seats.session(8, 5);
        seats.answers(ada, false, moved, other);
        seats.take(ben, moved);

        seats.place(moved.sessionId(), NINE.plus(Duration.ofMinutes(8 * 60 + 30)), null, SessionStatus.CONFIRMED);
        seats.look(moved);

        await().until(() -> !told(SeatTroubled.class, ada).isEmpty());
        assertThat(told(SeatTroubled.class, ada)).singleElement().satisfies(told -> {
            assertThat(told.trouble()).isEqualTo(SeatTrouble.CLASHES);
            assertThat(told.other()).isEqualTo(seats.now(other).title());
        });
        assertThat(told(SeatTroubled.class, ben)).isEmpty();
        assertThat(seats.now(moved).taken()).isEqualTo(2);
    }

    @Test
    void whoeverWaitsForWhatIsMovedIntoTheirSeatIsToldAndWaitsOn() {
        WaitStage waiting = new WaitStage(stage);
        SeatKey moved = seats.session(14, 0);
        SeatKey other = seats.session(15, 5);
        seats.take(ben, other);
        WaitingEntry entry = waiting.joined(ben, moved);

        seats.place(moved.sessionId(), NINE.plus(Duration.ofMinutes(15 * 60 + 30)), null, SessionStatus.CONFIRMED);
        seats.look(moved);

        await().until(() -> !told(SeatTroubled.class, ben).isEmpty());
        assertThat(told(SeatTroubled.class, ben)).singleElement().satisfies(told -> {
            assertThat(told.trouble()).isEqualTo(SeatTrouble.AWAITED_CLASHES);
            assertThat(told.other()).isEqualTo(seats.now(other).title());
        });
        assertThat(waiting.state(entry)).isEqualTo(WaitingState.WAITING);
    }

    @Test
    void whoeverSitsInACancelledSessionIsToldOnce() {
        SeatKey key = seats.session(10, 5);
        seats.take(ada, key);

        seats.place(key.sessionId(), NINE.plus(Duration.ofHours(10)), null, SessionStatus.CANCELLED);
        seats.look(key);
        await().until(() -> seats.now(key).cancelled());
        seats.look(key);

        assertThat(told(SeatTroubled.class, ada))
                .extracting(SeatTroubled::trouble)
                .containsExactly(SeatTrouble.CANCELLED);
        assertThat(seats.take(ben, key)).isEqualTo(SeatResult.CLOSED);
    }

    @Test
    void seatsInASessionThatIsGoneAreGone() {
        SeatKey key = seats.session(11, 5);
        seats.take(ada, key);

        stage.conferences.hide(stage.conference, key.sessionId());
        seats.look(key);

        await().until(() -> !told(SeatReleased.class, ada).isEmpty());
        assertThat(told(SeatReleased.class, ada))
                .extracting(SeatReleased::because)
                .containsExactly(SeatEnd.SESSION_GONE);
        assertThat(seats.take(ada, key)).isEqualTo(SeatResult.UNKNOWN);
    }

    @Test
    void othersNeitherSeeNorDecide() {
        SeatKey key = seats.session(12, 5);
        seats.take(ada, key);
        UUID elsewhere = UUID.randomUUID();
        Caller eve = new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(elsewhere, OrganizationRole.OWNER));
        SeatKey stolen = new SeatKey(elsewhere, stage.conference, key.sessionId());
        SeatQuery query = new SeatQuery(key, null, 10);
        SeatGift gift = new SeatGift("ada@example.org", "Mine");
        Shrinking none = new Shrinking(List.of());

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.seatSessions.listSeats(Caller.ANONYMOUS, query));
        for (Caller caller : List.of(eve, ada, stage.as(OrganizationRole.MEMBER), stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.seatSessions.listSeats(caller, query));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.seatSessions.listSeatSessions(caller, stage.organization, stage.conference));
            assertRefused(Refusal.FORBIDDEN, () -> stage.seatSessions.giveSeat(caller, key, gift));
            assertRefused(Refusal.FORBIDDEN, () -> stage.seatSessions.removeSeat(caller, key, ada.userId(), "Mine"));
            assertRefused(Refusal.FORBIDDEN, () -> stage.seatSessions.overbooked(caller, key));
            assertRefused(Refusal.FORBIDDEN, () -> stage.seatSessions.shrink(caller, key, none));
            assertRefused(Refusal.FORBIDDEN, () -> stage.seatSessions.deleteSeatSession(caller, key));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.seatSessions.setSeatRule(
                            caller, new SeatRule(stage.organization, stage.conference, ClashRule.WARN)));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.seatSessions.listSeats(eve, new SeatQuery(stolen, null, 10)));
        assertRefused(Refusal.NOT_FOUND, () -> stage.seatSessions.removeSeat(eve, stolen, ada.userId(), "Mine"));
        assertRefused(Refusal.INVALID, () -> stage.seatSessions.listSeatSessions(eve, elsewhere, stage.conference));
        await(stage.seatSessions.deleteSeatSession(eve, stolen));
        assertThat(seats.now(key).taken()).isOne();
    }

    private static <P extends OfUser> List<P> told(Class<P> payload, Caller caller) {
        return Outboxes.read(stage.node, "registrations").stream()
                .filter(event -> event.is(payload))
                .map(event -> event.as(payload))
                .filter(told -> caller.userId().equals(told.userId()))
                .toList();
    }

    private static UUID placedIn(int hour, int capacity) {
        UUID room = UUID.randomUUID();
        stage.conferences.room(room, capacity);
        UUID id = UUID.randomUUID();
        seats.place(id, NINE.plus(Duration.ofHours(hour)), room, SessionStatus.CONFIRMED);
        return id;
    }
}
