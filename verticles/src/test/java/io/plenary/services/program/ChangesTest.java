package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.services.program.Samples.track;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.ChangePage;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What attendees are told who have seen an earlier version. */
class ChangesTest {

    private static ProgramWorld world;

    private UUID conference;
    private ProgramService program;
    private LayoutService layout;
    private Caller organizer;
    private UUID hall;
    private UUID barn;

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void openConference() {
        open(world.conference());
    }

    private void open(UUID opened) {
        conference = opened;
        program = world.program(conference);
        layout = world.layout(conference);
        organizer = world.organizer();
        hall = await(layout.createRoom(organizer, room("Hall", 0))).id();
        barn = await(layout.createRoom(organizer, room("Barn", 1))).id();
    }

    private Session talk(String title) {
        return await(program.createSession(organizer, session(title, slot(18, "10:00", 30, hall))))
                .session();
    }

    private long version() {
        return await(program.programVersion(organizer)).version();
    }

    private List<SessionChange> since(long version) {
        return await(program.listChanges(Caller.ANONYMOUS, version, null, 50)).items();
    }

    private void change(Session session, String member, Object value) {
        await(program.updateSession(organizer, session.id(), patch(member, value), null));
    }

    @Test
    void eachKindOfChangeIsToldWithWhatWasAnnouncedBefore() {
        Session moved = talk("Moved");
        Session renamed = talk("Old name");
        Session cancelled = talk("Cancelled");
        Session removed = talk("Removed");
        long seen = version();

        await(program.placeSession(organizer, moved.id(), slot(18, "11:00", 45, barn), null));
        change(renamed, "title", "New name");
        change(cancelled, "status", "CANCELLED");
        await(program.deleteSession(organizer, removed.id(), null));
        Session added = talk("Added");

        List<SessionChange> changes = since(seen);
        assertThat(changes)
                .extracting(SessionChange::sessionId, SessionChange::kinds)
                .containsExactly(
                        tuple(added.id(), List.of(ChangeKind.NEW)),
                        tuple(removed.id(), List.of(ChangeKind.REMOVED)),
                        tuple(cancelled.id(), List.of(ChangeKind.CANCELLED)),
                        tuple(renamed.id(), List.of(ChangeKind.RENAMED)),
                        tuple(moved.id(), List.of(ChangeKind.MOVED)));
        SessionChange move = changes.get(4);
        assertThat(move.before().room()).isEqualTo("Hall");
        assertThat(move.before().start()).isEqualTo(slot(18, "10:00", 30, hall).start());
        assertThat(move.after().room()).isEqualTo("Barn");
        assertThat(move.after().durationMinutes()).isEqualTo(45);
        assertThat(changes.get(0).before()).isNull();
        assertThat(changes.get(1).after()).isNull();
        assertThat(changes.get(0).version()).isEqualTo(version());
    }

    @Test
    void severalChangesOfASessionAreOneAndWhatChangedBackIsNone() {
        Session wandering = talk("Wandering");
        Session restless = talk("Restless");
        long seen = version();
        await(program.placeSession(organizer, wandering.id(), slot(18, "11:00", 30, hall), null));
        long between = version();
        change(wandering, "title", "Settled");
        await(program.placeSession(organizer, restless.id(), slot(18, "15:00", 30, hall), null));
        await(program.placeSession(organizer, restless.id(), slot(18, "10:00", 30, hall), null));
        Session brief = talk("Brief");
        await(program.deleteSession(organizer, brief.id(), null));

        assertThat(since(seen))
                .singleElement()
                .satisfies(change -> assertThat(change.kinds()).containsExactly(ChangeKind.MOVED, ChangeKind.RENAMED))
                .satisfies(change -> assertThat(change.before().title()).isEqualTo("Wandering"));
        assertThat(since(between)).singleElement().satisfies(change -> assertThat(change.kinds())
                .containsExactly(ChangeKind.RENAMED));
        assertThat(since(version())).isEmpty();
    }

    @Test
    void anotherTrackIsToldWithTheOneBefore() {
        UUID first = await(layout.createTrack(organizer, track("Systems", 0))).id();
        UUID second =
                await(layout.createTrack(organizer, track("Languages", 1))).id();
        Session talk = talk("Compilers");
        change(talk, "trackId", first.toString());
        long seen = version();

        change(talk, "trackId", second.toString());

        assertThat(since(seen))
                .singleElement()
                .returns(List.of(ChangeKind.RETRACKED), SessionChange::kinds)
                .returns("Systems", change -> change.before().track())
                .returns(second, change -> change.after().trackId());
        change(talk, "trackId", first.toString());
        assertThat(since(seen)).isEmpty();
    }

    @Test
    void aTrackThatNobodyNotedIsNoOther() {
        Session talk = talk("Old");
        long seen = version();
        change(talk, "title", "Older");
        await(world.store(conference)
                .direct()
                .query("update session_changes set before = before - 'trackId' - 'track'")
                .execute());
        UUID track = await(layout.createTrack(organizer, track("Systems", 0))).id();
        change(talk, "trackId", track.toString());

        assertThat(since(seen)).singleElement().returns(List.of(ChangeKind.RENAMED), SessionChange::kinds);
    }

    @Test
    void aSessionThatTakesPlaceAfterAllAndOneOffTheGridAreTold() {
        Session back = talk("Back");
        Session off = talk("Off");
        change(back, "status", "CANCELLED");
        long seen = version();

        change(back, "status", "TENTATIVE");
        await(program.unplaceSession(organizer, off.id(), null));

        assertThat(since(seen))
                .extracting(SessionChange::kinds)
                .containsExactly(List.of(ChangeKind.MOVED), List.of(ChangeKind.REINSTATED));
        assertThat(since(seen).get(0).after().start()).isNull();
    }

    @Test
    void whatOnlyTheTextSaysOrARoomIsCalledIsNoChange() {
        Session talk = talk("Quiet");
        long seen = version();

        change(talk, "description", "More of it");
        change(talk, "status", "TENTATIVE");
        await(layout.updateRoom(organizer, hall, patch("name", "Great Hall"), null));

        assertThat(version()).isGreaterThan(seen);
        assertThat(since(seen)).isEmpty();
    }

    @Test
    void theFirstSessionOfAProgramIsNewsToNobody() {
        UUID empty = world.conference();
        await(world.program(empty).createSession(organizer, session("First", slot(18, "10:00", 30, null))));

        assertThat(await(world.program(empty).listChanges(Caller.ANONYMOUS, 0, null, 50))
                        .items())
                .isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        long seen = version();
        for (int i = 0; i < 5; i++) {
            talk("Talk " + i);
        }

        List<String> titles = new ArrayList<>();
        String cursor = null;
        do {
            ChangePage page = await(program.listChanges(Caller.ANONYMOUS, seen, cursor, 2));
            page.items().forEach(change -> titles.add(change.after().title()));
            assertThat(page.version()).isEqualTo(version());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(titles).containsExactly("Talk 4", "Talk 3", "Talk 2", "Talk 1", "Talk 0");
        assertRefused(Refusal.INVALID, () -> program.listChanges(Caller.ANONYMOUS, seen, "nonsense", 2));
        assertRefused(Refusal.INVALID, () -> program.listChanges(Caller.ANONYMOUS, seen, null, 201));
    }

    @Test
    void whatWasChangedInADraftIsToldToTheStaffOnly() {
        openDraft();
        Session renamed = talk("Secret name");
        Session removed = talk("Secret guest");
        long seen = version();
        change(renamed, "title", "Keynote");
        await(program.deleteSession(organizer, removed.id(), null));
        world.setStatus(conference, ConferenceStatus.PUBLISHED);

        assertThat(titlesSince(seen, world.as(OrganizationRole.STAFF)))
                .containsExactly("Secret guest", "Secret name", "Keynote");
        assertThat(titlesSince(seen, Caller.ANONYMOUS)).isEmpty();
        assertThat(titlesSince(0, Caller.ANONYMOUS)).isEmpty();
        assertThat(titlesSince(0, world.foreigner())).isEmpty();
        change(renamed, "title", "Opening");
        assertThat(titlesSince(0, Caller.ANONYMOUS)).containsExactly("Keynote", "Opening");
    }

    @Test
    void whatWasChangedWhileAPublishedConferenceWasADraftAgainIsToldToTheStaffOnly() {
        Session talk = talk("Announced");
        long seen = version();
        change(talk, "title", "Announced anew");
        assertThat(titlesSince(seen, Caller.ANONYMOUS)).containsExactly("Announced", "Announced anew");

        world.setStatus(conference, ConferenceStatus.DRAFT);
        change(talk, "title", "Secret name");
        change(talk, "title", "Public name");
        world.setStatus(conference, ConferenceStatus.PUBLISHED);

        assertThat(titlesSince(seen, Caller.ANONYMOUS)).isEmpty();
        assertThat(titlesSince(seen + 2, organizer)).containsExactly("Secret name", "Public name");
        change(talk, "title", "Last name");
        assertThat(titlesSince(seen, Caller.ANONYMOUS)).containsExactly("Public name", "Last name");
    }

    @Test
    void aDraftIsKnownAsOneThoughNobodyToldOfIt() {
        Session talk = talk("Announced");
        await(program.listChanges(Caller.ANONYMOUS, 0, null, 50));

        world.setStatusQuietly(conference, ConferenceStatus.DRAFT);
        change(talk, "title", "Secret name");
        change(talk, "title", "Public name");
        world.setStatus(conference, ConferenceStatus.PUBLISHED);

        assertThat(titlesSince(0, organizer)).contains("Public name");
        assertThat(titlesSince(0, Caller.ANONYMOUS)).isEmpty();
    }

    private void openDraft() {
        open(world.conference(ConferenceStatus.DRAFT));
    }

    private List<String> titlesSince(long version, Caller caller) {
        return await(program.listChanges(caller, version, null, 50)).items().stream()
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .filter(Objects::nonNull)
                .map(Announced::title)
                .toList();
    }
}
