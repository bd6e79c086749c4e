package io.plenary.services.registrations.waiting;

import static io.plenary.services.registrations.SeatStage.NINE;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.SeatGift;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatsLeft;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingAdmission;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingQuery;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.SeatStage;
import io.plenary.services.registrations.VoucherStage;
import io.plenary.services.registrations.WaitStage;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who waits for a seat in a session that is full. */
class SessionWaitingTest {

    private static RegistrationStage stage;
    private static SeatStage seats;
    private static WaitStage waiting;

    private final Caller ada = stage.accounts.user("Ada");
    private final Caller bo = stage.accounts.user("Bo");
    private final Caller cy = stage.accounts.user("Cy");

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        seats = new SeatStage(stage);
        waiting = new WaitStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** A session with one seat, which Ada has. */
    private SeatKey full(int hour) {
        SeatKey key = seats.session(hour, 1);
        assertThat(seats.take(ada, key)).isEqualTo(SeatResult.TAKEN);
        return key;
    }

    private void giveBack(Caller who, SeatKey key) {
        await(stage.seats.giveBackSeat(who, stage.conference, key.sessionId()));
    }

    @Test
    void aSeatThatIsGivenBackIsHeldForWhoeverIsNextAndTakenByOnePress() {
        SeatKey key = full(0);
        WaitingEntry first = waiting.joined(bo, key);
        WaitingEntry second = waiting.joined(cy, key);

        giveBack(ada, key);

        waiting.awaitState(first, WaitingState.OFFERED);
        assertThat(seats.take(ada, key)).isEqualTo(SeatResult.FULL);
        assertThat(seats.take(cy, key)).isEqualTo(SeatResult.FULL);
        assertThat(seats.now(key)).matches(one -> one.taken() == 0 && one.held() == 1 && one.awaited());
        assertThat(seats.take(bo, key)).isEqualTo(SeatResult.TAKEN);
        assertThat(seats.take(bo, key)).isEqualTo(SeatResult.ALREADY);
        assertThat(waiting.state(first)).isEqualTo(WaitingState.TAKEN);
        assertThat(seats.now(key)).matches(one -> one.taken() == 1 && one.held() == 0);
        assertThat(waiting.all(key))
                .singleElement()
                .matches(one -> one.id().equals(second.id()) && one.position() == 1 && one.freedLately() == 1);
    }

    @Test
    void whatNobodyTakesInTimeGoesOn() {
        SeatKey key = full(1);
        WaitingEntry first = waiting.joined(bo, key);
        WaitingEntry second = waiting.joined(cy, key);
        giveBack(ada, key);
        waiting.awaitState(first, WaitingState.OFFERED);

        waiting.letOfferEnd(first);

        waiting.awaitState(first, WaitingState.MISSED);
        waiting.awaitState(second, WaitingState.OFFERED);
        assertThat(seats.take(bo, key)).isEqualTo(SeatResult.FULL);
        assertThat(seats.take(cy, key)).isEqualTo(SeatResult.TAKEN);
    }

    @Test
    void whoLetsAnOfferGoPassesItOnAndAnEmptyListIsNoBar() {
        SeatKey key = full(2);
        WaitingEntry first = waiting.joined(bo, key);
        WaitingEntry second = waiting.joined(cy, key);
        giveBack(ada, key);
        waiting.awaitState(first, WaitingState.OFFERED);

        await(stage.waitlist.leaveWaitlist(bo, stage.conference, first.id()));
        await(stage.waitlist.leaveWaitlist(bo, stage.conference, first.id()));
        waiting.awaitState(second, WaitingState.OFFERED);
        await(stage.waitlist.removeWaiting(stage.seller, waiting.key(second), "Asked by mail"));

        Awaitility.await().until(() -> !seats.now(key).awaited());
        assertThat(seats.now(key).held()).isZero();
        assertThat(seats.take(ada, key)).isEqualTo(SeatResult.TAKEN);
        giveBack(ada, key);
        assertThat(seats.take(bo, key)).isEqualTo(SeatResult.TAKEN);
    }

    @Test
    void whereThereIsMoreRoomAllAreOfferedSeatsInTheirOrder() {
        SeatKey key = full(3);
        WaitingEntry first = waiting.joined(bo, key);
        WaitingEntry second = waiting.joined(cy, key);
        WaitingEntry third = waiting.joined(waiting.somebody("Di"), key);
        await(waiting.moving(third, WaitingClass.VIP, null, "Took over a talk"));

        await(stage.seatSessions.putSeatSession(stage.seller, seats.draft(key.sessionId(), 3, false), null));

        waiting.awaitState(third, WaitingState.OFFERED);
        waiting.awaitState(first, WaitingState.OFFERED);
        assertThat(waiting.state(second)).isEqualTo(WaitingState.WAITING);
        assertThat(seen(cy, key)).isEqualTo(SeatsLeft.NONE);
    }

    private static SeatsLeft seen(Caller who, SeatKey key) {
        return await(stage.seats.sessionSeats(who, stage.conference)).stream()
                .filter(one -> one.sessionId().equals(key.sessionId()))
                .findFirst()
                .orElseThrow()
                .left();
    }

    @Test
    void onlyWhoMayTakeASeatAndFindsNoneWaits() {
        TicketType type = stage.type(0);
        SeatKey key = full(4);
        SeatKey ticketed = seats.opened(seats.draft(placed(5), 0, true, type));
        SeatKey free = seats.session(6, 5);
        SeatKey later =
                seats.opened(seats.timed(placed(7), 0, false, Instant.now().plusSeconds(900), null));

        VoucherStage.assertCode("HAS_SEAT", () -> waiting.joining(ada, key));
        VoucherStage.assertCode("SEATS_LEFT", () -> waiting.joining(bo, free));
        VoucherStage.assertCode("SIGN_UP_CLOSED", () -> waiting.joining(bo, later));
        VoucherStage.assertCode("TICKET_NEEDED", () -> waiting.joining(bo, ticketed));
        seats.ticket(bo, type);
        waiting.joined(bo, ticketed);
        VoucherStage.assertCode("ALREADY_WAITING", () -> waiting.joining(bo, ticketed));
        assertRefused(Refusal.UNAUTHENTICATED, () -> waiting.joining(Caller.ANONYMOUS, key));
        assertRefused(Refusal.INVALID, () -> waiting.joining(bo, seats.key(UUID.randomUUID())));
        assertRefused(Refusal.INVALID, () -> joining(stage.conference, type.id(), key.sessionId(), 1));
        assertRefused(Refusal.INVALID, () -> joining(stage.conference, null, key.sessionId(), 2));
        assertRefused(Refusal.INVALID, () -> joining(stage.conference, null, null, 1));
        assertRefused(Refusal.INVALID, () -> joining(stage.elsewhere().conference, null, key.sessionId(), 1));
        assertThat(waiting.all(key)).isEmpty();
    }

    private Future<WaitingEntry> joining(UUID conference, UUID type, UUID session, int count) {
        return stage.waitlist.joinWaitlist(
                bo, new WaitingDraft(UUID.randomUUID(), conference, type, null, session, count, false, "en", null));
    }

    private static UUID placed(int hour) {
        UUID id = UUID.randomUUID();
        seats.place(id, NINE.plus(Duration.ofHours(hour)), null, SessionStatus.CONFIRMED);
        return id;
    }

    @Test
    void whoeverCancelsTheTicketWaitsNoMoreAndTheirSeatGoesToTheNext() {
        TicketType type = stage.type(0);
        SeatKey key = seats.opened(seats.draft(placed(8), 1, true, type));
        SeatKey other = seats.opened(seats.draft(placed(9), 0, true, type));
        PlacedOrder ticket = seats.ticket(ada, type);
        seats.take(ada, key);
        seats.ticket(bo, type);
        WaitingEntry next = waiting.joined(bo, key);
        WaitingEntry own = waiting.joined(ada, other);

        await(stage.orders.cancelOrder(ada, stage.key(ticket), null));

        waiting.awaitState(next, WaitingState.OFFERED);
        waiting.awaitState(own, WaitingState.NO_TICKET);
        assertThat(seats.now(other).awaited()).isFalse();
    }

    @Test
    void whatIsOfferedAndClashesIsSaidToClashAndStaysHeld() {
        SeatKey key = full(10);
        WaitingEntry entry = waiting.joined(bo, key);
        SeatKey same = seats.session(10, 5);
        seats.take(bo, same);
        giveBack(ada, key);
        waiting.awaitState(entry, WaitingState.OFFERED);

        assertThat(seats.take(bo, key)).isEqualTo(SeatResult.CLASHES);
        assertThat(seats.now(key).held()).isOne();
        giveBack(bo, same);
        assertThat(seats.take(bo, key)).isEqualTo(SeatResult.TAKEN);
    }

    @Test
    void whereASessionIsCancelledNobodyWaits() {
        SeatKey key = full(11);
        WaitingEntry offered = waiting.joined(bo, key);
        WaitingEntry entry = waiting.joined(cy, key);
        giveBack(ada, key);
        waiting.awaitState(offered, WaitingState.OFFERED);

        seats.place(key.sessionId(), NINE.plus(Duration.ofHours(11)), null, SessionStatus.CANCELLED);
        seats.look(key);

        waiting.awaitState(entry, WaitingState.OVER);
        assertThat(waiting.state(offered)).isEqualTo(WaitingState.OVER);
        Awaitility.await()
                .until(() -> seats.now(key).held() == 0 && !seats.now(key).awaited());
    }

    @Test
    void whereSignUpIsClosedForGoodTheListGoesAlong() {
        SeatKey key = seats.opened(seats.draft(placed(12), 0, false));
        WaitingEntry entry = waiting.joined(bo, key);

        await(stage.seatSessions.deleteSeatSession(stage.seller, key));

        assertThat(waiting.state(entry)).isNull();
        assertThat(await(stage.waitlist.myWaiting(bo))).isEmpty();
    }

    @Test
    void whoIsAdmittedNeverOversellsUnsaidAndGiftsGoNotPastTheList() {
        SeatKey key = full(13);
        waiting.joined(bo, key);
        WaitingEntry last = waiting.joined(cy, key);

        VoucherStage.assertCode(
                "SESSION_FULL",
                () -> stage.waitlist.admitWaiting(
                        stage.seller, waiting.key(last), new WaitingAdmission("Speaks", false)));
        await(stage.waitlist.admitWaiting(stage.seller, waiting.key(last), new WaitingAdmission("Speaks", true)));

        assertThat(waiting.state(last)).isEqualTo(WaitingState.OFFERED);
        assertThat(seats.now(key)).matches(one -> one.size() == 2 && one.taken() == 1 && one.held() == 1);
        assertThat(seats.take(cy, key)).isEqualTo(SeatResult.TAKEN);
        seats.ticket(cy, stage.type(0));
        giveBack(cy, key);
        VoucherStage.assertCode(
                "SESSION_FULL",
                () -> stage.seatSessions.giveSeat(
                        stage.seller, key, new SeatGift(stage.accounts.email(cy), "Asked nicely")));
    }

    @Test
    void theListIsForThoseWhoSellAndOthersSeeTheirOwnPlaceOnly() {
        SeatKey key = full(14);
        WaitingEntry entry = waiting.joined(bo, key);
        waiting.joined(cy, key);

        for (Caller stranger : new Caller[] {bo, cy, stage.as(OrganizationRole.MEMBER), Caller.ANONYMOUS}) {
            assertThat(stage.waitlist
                            .listWaiting(
                                    stranger,
                                    new WaitingQuery(
                                            stage.organization, stage.conference, null, key.sessionId(), null, 10))
                            .otherwiseEmpty())
                    .satisfies(asked -> assertThat(await(asked)).isNull());
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.waitlist.leaveWaitlist(cy, stage.conference, entry.id()));
        assertRefused(
                Refusal.NOT_FOUND, () -> stage.waitlist.leaveWaitlist(bo, stage.elsewhere().conference, entry.id()));
        assertThat(await(stage.waitlist.myWaiting(cy)))
                .singleElement()
                .matches(one -> one.position() == 2 && one.userId().equals(cy.userId()) && one.sessionTitle() != null);
    }
}
