package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.engagement.ContentPolicy;
import io.plenary.contracts.engagement.Fullness;
import io.plenary.contracts.engagement.LivePhase;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.contracts.engagement.Participants;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.engagement.SeatsTaken;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How sessions stand, what a conference wants, and who says so. */
class SessionStatesTest {

    private static LiveStage stage;

    private final UUID session = stage.session(stage.open);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void whatStaffSaysIsToldInTheSessionAndInTheConference() {
        Room whole = Room.ofConference(stage.open);
        long before = enter(whole).position();
        LiveState late = await(stage.live.putState(stage.moderator, state(null, false, 10, null)));
        LiveState runs = await(stage.live.putState(stage.moderator, state(LivePhase.RUNNING, true, null, null)));

        assertThat(List.of(late.version(), runs.version())).containsExactly(1L, 2L);
        assertThat(await(stage.live.states(Caller.ANONYMOUS, stage.open))).contains(runs);
        assertThat(enter(Room.ofSession(stage.open, session)).entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.position()).isEqualTo(2);
                    assertThat(LiveState.fromJson(entry.body().encode())).isEqualTo(runs);
                });
        RoomView after = await(stage.rooms.enterRoom(somebody(), whole, before));
        assertThat(after.entries())
                .filteredOn(entry -> entry.id().equals(session))
                .hasSize(1);
        assertThat(after.position()).isEqualTo(before + 2);
    }

    @Test
    void seatsAreSaidInStepsAndNoneFreeIsFull() {
        LiveState few = await(stage.live.putState(stage.moderator, taken(SeatsTaken.FEW)));
        LiveState full = await(stage.live.putState(stage.moderator, taken(SeatsTaken.FULL)));
        LiveState unknown = await(stage.live.putState(stage.moderator, taken(null)));

        assertThat(List.of(few.full(), full.full(), unknown.full())).containsExactly(false, true, false);
        assertThat(List.of(few.seats(), full.seats())).containsExactly(SeatsTaken.FEW, SeatsTaken.FULL);
        assertThat(await(stage.live.states(Caller.ANONYMOUS, stage.open))).contains(unknown);
        assertThat(unknown.seats()).isNull();
    }

    @Test
    void nobodyElseSaysHowASessionStandsOrWhatAConferenceWants() {
        LiveState wanted = state(LivePhase.ENDED, false, null, null);
        LiveSettings settings = await(stage.live.settings(Caller.ANONYMOUS, stage.open));

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.live.putState(Caller.ANONYMOUS, wanted));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.live.putSettings(Caller.ANONYMOUS, settings));
        for (Caller caller : List.of(somebody(), stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.live.putState(caller, wanted));
            assertRefused(Refusal.FORBIDDEN, () -> stage.live.putSettings(caller, settings));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.live.settings(somebody(), stage.draft));
        assertRefused(Refusal.NOT_FOUND, () -> stage.live.states(somebody(), stage.draft));
        assertRefused(Refusal.INVALID, () -> stage.live.putState(stage.moderator, state(null, false, -1, null)));
        assertRefused(
                Refusal.INVALID,
                () -> stage.live.putState(stage.moderator, state(null, false, null, "http://stream.example/")));
        assertThat(await(stage.live.states(Caller.ANONYMOUS, stage.open)))
                .noneMatch(state -> state.sessionId().equals(session));
    }

    @Test
    void whoLetsPeopleInSaysHowFullItIsAndNothingElse() {
        Caller door = stage.withOnly(Right.TICKETS_CHECKIN);
        await(stage.live.putState(stage.moderator, state(LivePhase.RUNNING, false, 10, null)));
        LiveState full = await(stage.live.putFullness(door, fullness(stage.open, session, 20)));

        assertThat(full.full()).isTrue();
        assertThat(full.seats()).isEqualTo(SeatsTaken.FULL);
        assertThat(List.of(full.queueMinutes(), full.delayedMinutes())).containsExactly(20, 10);
        assertThat(full.phase()).isEqualTo(LivePhase.RUNNING);
        assertThat(await(stage.live.states(Caller.ANONYMOUS, stage.open))).contains(full);
        assertRefused(Refusal.FORBIDDEN, () -> stage.live.putState(door, state(LivePhase.ENDED, false, null, null)));
    }

    @Test
    void nobodyElseSaysHowFullItIs() {
        Fullness wanted = fullness(stage.open, session, null);

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.live.putFullness(Caller.ANONYMOUS, wanted));
        for (Caller caller : List.of(
                somebody(), stage.stranger, stage.as(OrganizationRole.STAFF), stage.withOnly(Right.LIVE_MODERATE))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.live.putFullness(caller, wanted));
        }
        Caller door = stage.withOnly(Right.TICKETS_CHECKIN);
        assertRefused(Refusal.NOT_FOUND, () -> stage.live.putFullness(door, fullness(stage.moderated, session, null)));
        assertRefused(Refusal.INVALID, () -> stage.live.putFullness(door, fullness(stage.open, session, 601)));
        assertThat(await(stage.live.states(Caller.ANONYMOUS, stage.open)))
                .noneMatch(state -> state.sessionId().equals(session));
    }

    private static Fullness fullness(UUID conference, UUID session, Integer queue) {
        return new Fullness(conference, session, false, SeatsTaken.FULL, queue);
    }

    @Test
    void whereItCanBeWatchedIsForThoseWhoLookOn() {
        UUID watched = stage.session(stage.ticketed);
        Caller holder = somebody();
        stage.holders.add(holder.userId());
        String stream = "https://stream.example/";
        await(stage.live.putState(
                stage.moderator,
                new LiveState(stage.ticketed, watched, null, true, null, null, null, null, stream, null, 0)));

        for (Caller caller : List.of(Caller.ANONYMOUS, somebody())) {
            assertThat(await(stage.live.states(caller, stage.ticketed)))
                    .singleElement()
                    .satisfies(state -> assertThat(state.full()).isTrue())
                    .satisfies(state -> assertThat(state.streamUrl()).isNull());
        }
        for (Caller caller : List.of(holder, stage.moderator)) {
            assertThat(await(stage.live.states(caller, stage.ticketed)))
                    .extracting(LiveState::streamUrl)
                    .containsExactly(stream);
        }
    }

    @Test
    void nothingHappensBeforeSomebodyWantsItTo() {
        UUID conference = stage.quiet;

        assertThat(await(stage.live.settings(Caller.ANONYMOUS, conference)))
                .isEqualTo(new LiveSettings(
                        stage.conferences.organizationId(),
                        conference,
                        false,
                        true,
                        true,
                        false,
                        false,
                        false,
                        ContentPolicy.ALLOW,
                        ContentPolicy.REFUSE,
                        Participants.EVERYBODY,
                        0));
        assertThat(enter(Room.ofConference(stage.open)).entries().toString()).contains("SETTINGS");
    }

    private LiveState state(LivePhase phase, boolean full, Integer delayedMinutes, String streamUrl) {
        return new LiveState(stage.open, session, phase, full, null, null, delayedMinutes, null, streamUrl, null, 0);
    }

    private LiveState taken(SeatsTaken seats) {
        return new LiveState(stage.open, session, null, false, seats, null, null, null, null, null, 0);
    }

    private static RoomView enter(Room room) {
        return await(stage.rooms.enterRoom(somebody(), room, null));
    }
}
