package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Screen;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.StageScreen;
import io.plenary.contracts.engagement.StageScreenDraft;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Screens show what those see who sit in their room, or in the foyer how all rooms stand, and nothing else. */
class ScreensTest {

    private static final UUID HALL = UUID.randomUUID();
    private static final UUID ELSEWHERE = UUID.randomUUID();

    private static LiveStage stage;

    @BeforeAll
    static void start() {
        stage = new LiveStage();
        stage.conferences.room(HALL, 900);
        stage.conferences.room(ELSEWHERE, 40);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aScreenSeesTheSessionsOfItsRoomBeforeThereIsATicketOrEverybodySeesTheConference() {
        for (UUID conference : List.of(stage.ticketed, stage.draft)) {
            UUID session = placed(conference, HALL);
            Caller screen = at(made(conference, HALL));
            Refusal refusal = conference == stage.draft ? Refusal.NOT_FOUND : Refusal.UNAUTHENTICATED;

            assertRefused(
                    refusal, () -> stage.rooms.enterRoom(Caller.ANONYMOUS, Room.ofSession(conference, session), null));
            await(stage.rooms.enterRoom(screen, Room.ofConference(conference), null));
            assertThat(await(stage.rooms.enterRoom(screen, Room.ofSession(conference, session), null))
                            .own())
                    .isNull();
        }
    }

    @Test
    void itSeesNoOtherRoomAndNoOtherConference() {
        UUID session = placed(stage.ticketed, HALL);
        UUID other = placed(stage.ticketed, ELSEWHERE);
        UUID unplaced = stage.session(stage.ticketed);
        UUID elsewhere = placed(stage.open, HALL);
        Caller screen = at(made(stage.ticketed, HALL));

        enter(screen, stage.ticketed, session);
        for (Room room : List.of(
                Room.ofSession(stage.ticketed, other),
                Room.ofSession(stage.ticketed, unplaced),
                Room.ofSession(stage.open, elsewhere),
                Room.ofConference(stage.open),
                Room.ofOrganizers(stage.ticketed),
                Room.ofUser(UUID.randomUUID()))) {
            assertRefused(Refusal.NOT_FOUND, () -> stage.rooms.enterRoom(screen, room, null));
        }
    }

    @Test
    void aFoyerSeesHowSessionsStandAndNothingOfWhatIsAskedInThem() {
        UUID session = placed(stage.ticketed, HALL);
        UUID unplaced = stage.session(stage.ticketed);
        Caller foyer = at(made(stage.ticketed, null));

        for (UUID conference : List.of(stage.ticketed, stage.draft)) {
            await(stage.rooms.enterRoom(at(made(conference, null)), Room.ofConference(conference), null));
        }
        for (Room room : List.of(
                Room.ofSession(stage.ticketed, session),
                Room.ofSession(stage.ticketed, unplaced),
                Room.ofConference(stage.open),
                Room.ofConference(stage.draft),
                Room.ofOrganizers(stage.ticketed),
                Room.ofUser(UUID.randomUUID()))) {
            assertRefused(Refusal.NOT_FOUND, () -> stage.rooms.enterRoom(foyer, room, null));
        }
    }

    @Test
    void aScreenDoesNothing() {
        UUID session = placed(stage.open, HALL);
        for (StageScreen made : List.of(made(stage.open, HALL), made(stage.open, null))) {
            Caller screen = at(made);

            assertRefused(
                    Refusal.UNAUTHENTICATED,
                    () -> stage.questions.ask(screen, LiveStage.question(stage.open, session)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.screens.screens(screen, stage.open));
            assertRefused(Refusal.FORBIDDEN, () -> stage.screens.create(screen, draft(stage.open, HALL)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.screens.create(screen, draft(stage.open, null)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.screens.revoke(screen, stage.open, made.id()));
        }
    }

    @Test
    void oneThatWasRevokedOrHasExpiredShowsNothing() {
        StageScreen made = made(stage.open, HALL);
        await(stage.screens.revoke(stage.moderator, stage.open, made.id()));
        await(stage.screens.revoke(stage.moderator, stage.open, made.id()));
        StageScreen expired = made(stage.open, HALL);
        stage.expire(expired);
        StageScreen foyer = made(stage.open, null);
        stage.expire(foyer);

        for (StageScreen screen : List.of(made, expired, foyer)) {
            assertRefused(Refusal.UNAUTHENTICATED, () -> stage.screens.find(Caller.ANONYMOUS, screen.code()));
            assertRefused(
                    Refusal.UNAUTHENTICATED,
                    () -> stage.rooms.enterRoom(at(screen), Room.ofConference(stage.open), null));
            assertThat(await(stage.screens.screens(stage.moderator, stage.open)))
                    .noneMatch(known -> known.id().equals(screen.id()));
        }
    }

    @Test
    void theCodeIsSaidOnceAndLeadsToItsScreen() {
        StageScreen made = made(stage.open, HALL);

        assertThat(StageScreen.isCode(made.code())).isTrue();
        StageScreen found = await(stage.screens.find(Caller.ANONYMOUS, made.code()));
        assertThat(List.of(found.id(), found.roomId())).containsExactly(made.id(), HALL);
        assertThat(found.code()).isNull();
        assertThat(await(stage.screens.screens(stage.moderator, stage.open))).contains(found);
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.screens.find(Caller.ANONYMOUS, "0000-0000-0000-0000"));
    }

    @Test
    void oneWithoutARoomHangsInTheFoyer() {
        StageScreen made = made(stage.open, null);

        assertThat(made.roomId()).isNull();
        assertThat(made.toJson()).contains("\"roomId\":null");
        assertThat(await(stage.screens.find(Caller.ANONYMOUS, made.code())).roomId())
                .isNull();
    }

    @Test
    void onlyWhoModeratesMakesScreensAndOnlyForRoomsThereAre() {
        StageScreenDraft wanted = draft(stage.open, HALL);
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.screens.create(Caller.ANONYMOUS, wanted));
        for (Caller caller : List.of(somebody(), stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.screens.create(caller, wanted));
            assertRefused(Refusal.FORBIDDEN, () -> stage.screens.create(caller, draft(stage.open, null)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.screens.screens(caller, stage.open));
            assertRefused(Refusal.FORBIDDEN, () -> stage.screens.revoke(caller, stage.open, UUID.randomUUID()));
        }
        assertRefused(
                Refusal.INVALID, () -> stage.screens.create(stage.moderator, draft(stage.open, UUID.randomUUID())));
        assertRefused(
                Refusal.INVALID,
                () -> stage.screens.create(
                        stage.moderator, new StageScreenDraft(UUID.randomUUID(), stage.open, HALL, " ", 400)));
    }

    private static StageScreen made(UUID conference, UUID room) {
        return await(stage.screens.create(stage.moderator, draft(conference, room)));
    }

    private static StageScreenDraft draft(UUID conference, UUID room) {
        return new StageScreenDraft(UUID.randomUUID(), conference, room, "Projector", 7);
    }

    private static Caller at(StageScreen screen) {
        return Caller.at(new Screen(screen.id(), screen.conferenceId(), screen.roomId()));
    }

    private static void enter(Caller caller, UUID conference, UUID session) {
        await(stage.rooms.enterRoom(caller, Room.ofSession(conference, session), null));
    }

    private static UUID placed(UUID conference, UUID room) {
        UUID id = UUID.randomUUID();
        stage.conferences.place(conference, id, room);
        return id;
    }
}
