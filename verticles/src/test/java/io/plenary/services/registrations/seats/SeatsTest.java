package io.plenary.services.registrations.seats;

import static io.plenary.services.registrations.SeatStage.NINE;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.ClashRule;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.SeatAnswer;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatRequest;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatsLeft;
import io.plenary.contracts.registrations.SessionSeats;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.SeatStage;
import io.plenary.services.registrations.TransferStage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Seats in sessions, as those take them who attend. */
class SeatsTest {

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
    void aBatchIsAnsweredOneByOneAndRepeatingItIsHarmless() {
        SeatKey free = seats.session(0, 10);
        SeatKey clashing = seats.session(0, 10);
        SeatKey full = seats.session(1, 0);
        SeatKey later =
                seats.opened(seats.timed(placed(2), 5, false, Instant.now().plusSeconds(900), null));
        SeatKey none = seats.key(UUID.randomUUID());

        List<SeatAnswer> first = seats.answers(ada, false, free, clashing, full, later, none);
        List<SeatAnswer> again = seats.answers(ada, false, free);

        assertThat(first)
                .extracting(SeatAnswer::result)
                .containsExactly(
                        SeatResult.TAKEN, SeatResult.CLASHES, SeatResult.FULL, SeatResult.CLOSED, SeatResult.UNKNOWN);
        assertThat(first.get(1).clashesWith()).containsExactly(free.sessionId());
        assertThat(again).extracting(SeatAnswer::result).containsExactly(SeatResult.ALREADY);
        assertThat(seats.now(free).taken()).isOne();
        assertThat(seats.now(clashing).taken()).isZero();
    }

    @Test
    void whoeverInsistsGetsBothWhereTheConferenceWarns() {
        SeatStage other = new SeatStage(stage);
        SeatKey one = other.session(4, 5);
        SeatKey same = other.session(4, 5);
        seats.rule(ClashRule.WARN);
        try {
            assertThat(other.answers(ada, false, one, same).get(1).mayInsist()).isTrue();
            assertThat(other.answers(ada, true, same).get(0).result()).isEqualTo(SeatResult.TAKEN);
        } finally {
            seats.rule(ClashRule.REFUSE);
        }
    }

    @Test
    void aSeatThatIsGivenBackIsSomebodyElses() {
        SeatKey key = seats.session(6, 1);
        seats.take(ada, key);
        assertThat(seats.take(ben, key)).isEqualTo(SeatResult.FULL);

        await(stage.seats.giveBackSeat(ben, stage.conference, key.sessionId()));
        assertThat(seats.now(key).taken()).isOne();
        await(stage.seats.giveBackSeat(ada, stage.conference, key.sessionId()));
        await(stage.seats.giveBackSeat(ada, stage.conference, key.sessionId()));

        assertThat(seats.now(key).taken()).isZero();
        assertThat(seats.take(ben, key)).isEqualTo(SeatResult.TAKEN);
    }

    @Test
    void everybodySeesHowManyAreLeftAndOnlyTheirOwnSeat() {
        SeatKey key = seats.session(7, 3);
        seats.take(ada, key);

        assertThat(seen(ada, key).mine()).isTrue();
        assertThat(seen(ben, key).mine()).isFalse();
        assertThat(seen(Caller.ANONYMOUS, key).left()).isEqualTo(SeatsLeft.FEW);
    }

    @Test
    void whereATicketIsNeededItIsOneThatLetsIn() {
        TicketType type = stage.type(0);
        TicketType other = stage.type(0);
        SeatKey any = seats.opened(seats.draft(placed(8), 5, true));
        SeatKey special = seats.opened(seats.draft(placed(9), 5, true, type));
        assertThat(seats.take(ada, any)).isEqualTo(SeatResult.NO_TICKET);

        await(stage.place(ada, type, 1));
        assertThat(seats.take(ada, any)).isEqualTo(SeatResult.NO_TICKET);
        seats.ticket(ada, other);
        assertThat(seats.take(ada, any)).isEqualTo(SeatResult.TAKEN);
        assertThat(seats.take(ada, special)).isEqualTo(SeatResult.NO_TICKET);
        seats.ticket(ada, type);
        assertThat(seats.take(ada, special)).isEqualTo(SeatResult.TAKEN);
    }

    @Test
    void whoeverCancelsTheirTicketLosesTheSeatsThatNeededIt() {
        TicketType type = stage.type(0);
        SeatKey special = seats.opened(seats.draft(placed(10), 5, true, type));
        SeatKey open = seats.session(11, 5);
        PlacedOrder placed = seats.ticket(ada, type);
        seats.answers(ada, false, special, open);

        await(stage.orders.cancelOrder(ada, stage.key(placed), null));

        assertThat(seen(ada, special).mine()).isFalse();
        assertThat(seen(ada, open).mine()).isTrue();
        assertThat(seats.now(special).taken()).isZero();
    }

    /** Also by the link in the mail, which needs no sign-in. */
    @Test
    void whoeverCancelsByTheLinkLosesThemToo() {
        TicketType type = stage.type(0);
        SeatKey special = seats.opened(seats.draft(placed(13), 5, true, type));
        PlacedOrder placed = seats.ticket(ada, type);
        seats.answers(ada, false, special);

        await(stage.orders.cancelOrder(Caller.ANONYMOUS, stage.key(placed), null));

        assertThat(seats.now(special).taken()).isZero();
    }

    @Test
    void whoeverHandsTheirTicketOnLosesThemToo() {
        TransferStage transfers = new TransferStage(stage);
        TicketType type = transfers.type(0, 0);
        SeatKey special = seats.opened(seats.draft(placed(14), 5, true, type));
        PlacedOrder placed = seats.ticket(ada, type);
        seats.answers(ada, false, special);

        await(transfers.handOn(placed, 0, "Grace"));

        assertThat(seats.now(special).taken()).isZero();
    }

    @Test
    void howeverManyWantASeatAtOnceNoneIsSoldTwice() {
        SeatKey key = seats.session(12, 20);
        SeatRequest request = new SeatRequest(List.of(key.sessionId()), false);

        List<Future<SeatResult>> all = IntStream.range(0, 200)
                .mapToObj(i -> stage.seats
                        .takeSeats(stage.accounts.user("Ada"), stage.conference, request)
                        .map(answers -> answers.items().get(0).result()))
                .toList();
        await(Future.all(all));

        assertThat(all).filteredOn(one -> one.result() == SeatResult.TAKEN).hasSize(20);
        assertThat(all).filteredOn(one -> one.result() == SeatResult.FULL).hasSize(180);
        assertThat(seats.now(key).taken()).isEqualTo(20);
    }

    /** Taken in different orders they would wait for each other for ever. */
    @Test
    void manySessionsInAnyOrderAreTakenWithoutWaitingInACircle() {
        List<UUID> ids = new ArrayList<>(Stream.of(13, 14, 15)
                .map(hour -> seats.session(hour, 15).sessionId())
                .toList());
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            Collections.rotate(ids, 1);
            SeatRequest request = new SeatRequest(List.copyOf(ids), false);
            all.add(stage.seats.takeSeats(stage.accounts.user("Ada"), stage.conference, request));
        }

        await(Future.all(all));

        assertThat(ids).allMatch(id -> seats.now(seats.key(id)).taken() == 15);
    }

    @Test
    void onePersonTwiceAtOnceNeverSitsInTwoThatClash() {
        SeatKey one = seats.session(16, 5);
        SeatKey other = seats.session(16, 5);
        List<Future<?>> all = new ArrayList<>();
        for (SeatKey key : List.of(one, other, one, other)) {
            SeatRequest request = new SeatRequest(List.of(key.sessionId()), false);
            all.add(stage.seats.takeSeats(ada, stage.conference, request));
        }
        await(Future.all(all));

        assertThat(seats.now(one).taken() + seats.now(other).taken()).isOne();
    }

    @Test
    void nobodyTakesOrGivesBackWithoutAnAccountOrWhereTheySeeNothing() {
        SeatKey key = seats.session(17, 5);
        SeatRequest request = new SeatRequest(List.of(key.sessionId()), false);
        seats.take(ada, key);

        assertRefused(
                Refusal.UNAUTHENTICATED, () -> stage.seats.takeSeats(Caller.ANONYMOUS, stage.conference, request));
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.seats.giveBackSeat(Caller.ANONYMOUS, stage.conference, key.sessionId()));
        assertRefused(Refusal.NOT_FOUND, () -> stage.seats.takeSeats(ada, stage.draft, request));
        assertRefused(Refusal.NOT_FOUND, () -> stage.seats.sessionSeats(ada, stage.draft));
        assertThat(seats.now(key).taken()).isOne();
    }

    @Test
    void whatIsNoRequestIsRefusedWhole() {
        UUID id = seats.session(18, 5).sessionId();
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(51).toList();

        for (List<UUID> wrong : List.of(List.<UUID>of(), List.of(id, id), many)) {
            assertRefused(
                    Refusal.INVALID, () -> stage.seats.takeSeats(ada, stage.conference, new SeatRequest(wrong, false)));
        }
        assertThat(seats.now(seats.key(id)).taken()).isZero();
    }

    @Test
    void aStatementThatForgetsWhatItLooksForSeesNobodyElsesSeats() {
        SeatKey key = seats.session(19, 5);
        seats.take(ada, key);

        assertThat(seatsSeenBy(ben)).isZero();
        assertThat(seatsSeenBy(Caller.ANONYMOUS)).isZero();
        assertThat(seatsSeenBy(ada)).isOne();
    }

    private static long seatsSeenBy(Caller caller) {
        return await(stage.database().read(caller, sql -> sql.query("select count(*) from session_seats")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))));
    }

    @Test
    void whoIsErasedHasNoSeat() {
        SeatKey key = seats.session(20, 5);
        seats.take(ada, key);

        await(stage.database().write(Caller.SYSTEM, tx -> SeatStore.forgetUser(tx.sql(), ada.userId())));

        assertThat(seats.now(key).taken()).isZero();
        assertThat(seatsOf(ada)).isZero();
    }

    private static long seatsOf(Caller caller) {
        return await(stage.database()
                .read(Caller.SYSTEM, sql -> sql.preparedQuery("select count(*) from session_seats where user_id = $1")
                        .execute(Tuple.of(caller.userId()))
                        .map(rows -> rows.iterator().next().getLong(0))));
    }

    private static UUID placed(int hour) {
        UUID id = UUID.randomUUID();
        seats.place(id, NINE.plus(Duration.ofHours(hour)), null, null);
        return id;
    }

    private static SessionSeats seen(Caller caller, SeatKey key) {
        return await(stage.seats.sessionSeats(caller, stage.conference)).stream()
                .filter(session -> session.sessionId().equals(key.sessionId()))
                .findFirst()
                .orElseThrow();
    }
}
