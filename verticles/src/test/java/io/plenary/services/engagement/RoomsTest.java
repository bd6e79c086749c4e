package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.EngagementEvents.SessionAttended;
import io.plenary.contracts.engagement.QuestionAction;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomAttendance;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomEvents.RoomChanged;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.events.Event;
import io.plenary.testing.Outboxes;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who enters rooms, and what they are told of what happened there. */
class RoomsTest {

    private static LiveStage stage;

    private final UUID session = stage.session(stage.open);
    private final Room room = Room.ofSession(stage.open, session);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void howLongPeopleWereThereIsAnnouncedWhereSomethingIsLive() {
        UUID quiet = UUID.randomUUID();
        List<RoomAttendance> attendances =
                List.of(new RoomAttendance(room, 42), new RoomAttendance(Room.ofSession(UUID.randomUUID(), quiet), 7));

        await(stage.rooms.attended(Caller.SYSTEM, attendances));

        assertThat(Outboxes.read(stage.node, "engagement"))
                .filteredOn(event -> event.is(SessionAttended.class))
                .extracting(event -> event.as(SessionAttended.class))
                .containsExactly(new SessionAttended(room.id(), 42));
        assertRefused(Refusal.FORBIDDEN, () -> stage.rooms.attended(stage.moderator, attendances));
    }

    @Test
    void whoMayEnterDependsOnTheRoom() {
        Caller ada = somebody();
        Room ticketed = Room.ofSession(stage.ticketed, stage.session(stage.ticketed));

        assertThat(enter(Caller.ANONYMOUS, room, null).own()).isNull();
        assertThat(enter(ada, Room.ofUser(ada.userId()), null).position()).isZero();
        assertRefused(Refusal.NOT_FOUND, () -> stage.rooms.enterRoom(ada, Room.ofUser(UUID.randomUUID()), null));
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.rooms.enterRoom(Caller.ANONYMOUS, Room.ofUser(UUID.randomUUID()), null));
        assertRefused(Refusal.NOT_FOUND, () -> stage.rooms.enterRoom(ada, Room.ofConference(stage.draft), null));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.rooms.enterRoom(ada, Room.ofSession(stage.open, UUID.randomUUID()), null));
        assertRefused(Refusal.FORBIDDEN, () -> stage.rooms.enterRoom(ada, Room.ofOrganizers(stage.open), null));
        assertRefused(
                Refusal.FORBIDDEN, () -> stage.rooms.enterRoom(stage.stranger, Room.ofOrganizers(stage.open), null));
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.rooms.enterRoom(Caller.ANONYMOUS, Room.ofOrganizers(stage.open), null));
        assertRefused(Refusal.FORBIDDEN, () -> stage.rooms.enterRoom(ada, ticketed, null));
        stage.holders.add(ada.userId());
        assertThat(enter(ada, ticketed, null).reset()).isTrue();
        assertThat(enter(stage.moderator, ticketed, null).reset()).isTrue();
        assertRefused(Refusal.FORBIDDEN, () -> stage.rooms.entriesSince(stage.moderator, room, 0));
    }

    @Test
    void manyChangesAtOnceAreNumberedWithoutGapsAndToldOnceEach() {
        Queue<Event> told = stage.node.listen(RoomChanged.class);
        List<Future<?>> asking = new ArrayList<>();
        IntStream.range(0, 30)
                .forEach(i -> asking.add(stage.questions.ask(somebody(), LiveStage.question(stage.open, session))));
        await(Future.all(asking));

        assertThat(enter(Caller.ANONYMOUS, room, null).position()).isEqualTo(30);
        assertThat(since(0)).extracting(RoomEntry::position).containsExactlyElementsOf(upTo(30));
        await().untilAsserted(() -> assertThat(told.stream()
                        .map(event -> event.as(RoomChanged.class))
                        .filter(change -> change.room().equals(room))
                        .map(change -> change.entry().position())
                        .sorted())
                .containsExactlyElementsOf(upTo(30)));
        assertThat(told).allMatch(event -> event.actorId() == null);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void whoComesBackIsToldWhatHappenedMeanwhileAsItIsNow() {
        Caller ada = somebody();
        AudienceQuestion first = stage.asked(ada, stage.open, session);
        AudienceQuestion second = stage.asked(ada, stage.open, session);
        RoomView before = enter(somebody(), room, null);
        stage.decided(first, QuestionAction.PIN);
        stage.decided(first, QuestionAction.UNPIN);
        await(stage.questions.withdraw(ada, stage.open, second.id()));

        RoomView after = enter(somebody(), room, before.position());

        assertThat(before.position()).isEqualTo(2);
        assertThat(after.reset()).isFalse();
        assertThat(after.position()).isEqualTo(5);
        assertThat(after.entries()).extracting(RoomEntry::position).containsExactly(4L, 5L);
        assertThat(after.entries().get(0).body().getBoolean("pinned")).isFalse();
        assertThat(after.entries().get(1).body()).isNull();
        assertThat(enter(somebody(), room, null).entries())
                .extracting(RoomEntry::id)
                .containsExactly(first.id());
        assertThat(enter(somebody(), room, 5L).entries()).isEmpty();
        for (long impossible : new long[] {-1, 6}) {
            assertThat(enter(somebody(), room, impossible).reset()).isTrue();
        }
    }

    @Test
    void whatIsHeldIsToldToThoseWhoModerateAndToNobodyElse() {
        Room looked = Room.ofSession(stage.moderated, stage.session(stage.moderated));
        AudienceQuestion held = stage.asked(somebody(), stage.moderated, looked.id());
        RoomView organizers = enter(stage.moderator, Room.ofOrganizers(stage.moderated), null);

        assertThat(enter(somebody(), looked, null).position()).isZero();
        assertThat(organizers.entries()).extracting(RoomEntry::id).contains(held.id());
        stage.decided(held, QuestionAction.APPROVE);
        assertThat(enter(somebody(), looked, 0L).entries())
                .extracting(RoomEntry::id)
                .containsExactly(held.id());
        assertThat(enter(stage.moderator, Room.ofOrganizers(stage.moderated), organizers.position())
                        .entries())
                .filteredOn(entry -> entry.id().equals(held.id()))
                .extracting(entry -> entry.body().getString("status"))
                .containsExactly("APPROVED");
    }

    @Test
    void votesAreToldAsTheyStandAndMoveNoPosition() {
        AudienceQuestion asked = stage.asked(somebody(), stage.open, session);
        Queue<Event> told = stage.node.listen(RoomStated.class);
        String key = "votes:" + asked.id();
        List<Future<?>> votes = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> votes.add(stage.questions.vote(somebody(), stage.open, asked.id())));
        await(Future.all(votes));

        await().untilAsserted(() -> assertThat(told.stream()
                        .map(event -> event.as(RoomStated.class).state())
                        .filter(state -> state.key().equals(key))
                        .map(state -> state.value().getLong("votes"))
                        .reduce((earlier, later) -> later))
                .contains(40L));
        RoomView view = enter(somebody(), room, 1L);
        assertThat(view.entries()).isEmpty();
        assertThat(view.states())
                .filteredOn(state -> state.key().equals(key))
                .extracting(RoomState::value)
                .extracting(value -> value.getLong("votes"))
                .containsExactly(40L);
    }

    @Test
    void whatAPersonWroteGoesWithTheAccount() {
        Caller ada = somebody();
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        stage.asked(somebody(), stage.open, session);

        stage.erase(ada.userId());

        await().untilAsserted(() -> assertThat(since(2))
                .extracting(RoomEntry::id, RoomEntry::body)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(asked.id(), null)));
        assertThat(enter(somebody(), room, null).entries()).hasSize(1);
    }

    private static RoomView enter(Caller caller, Room room, Long since) {
        return await(stage.rooms.enterRoom(caller, room, since));
    }

    private List<RoomEntry> since(long position) {
        return await(stage.rooms.entriesSince(Caller.SYSTEM, room, position));
    }
}
