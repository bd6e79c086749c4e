package io.plenary.services.notes;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.notes.Mine;
import io.plenary.contracts.notes.Note;
import io.plenary.contracts.notes.NoteDraft;
import io.plenary.contracts.notes.NoteEvents;
import io.plenary.contracts.notes.NoteMark;
import io.plenary.contracts.notes.NotePage;
import io.plenary.contracts.notes.NoteQuery;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.notes.PeoplePage;
import io.plenary.contracts.notes.Star;
import io.plenary.runtime.Database;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.Outboxes;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NotesServiceTest {

    private static final UUID PUBLISHED = UUID.randomUUID();
    private static final UUID DRAFT = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final FakeConferences CONFERENCES = new FakeConferences();

    private static TestNode node;
    private static NotesService notes;

    private final Caller ada = Caller.user(UUID.randomUUID());
    private final Caller ben = Caller.user(UUID.randomUUID());

    @BeforeAll
    static void start() {
        node = new TestNode().deploy(NotesVerticle::new);
        CONFERENCES.published(PUBLISHED, SESSION).draft(DRAFT, SESSION).standIn(node);
        notes = node.proxy(NotesService.class, NotesService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aNoteIsThereForItsWriter() {
        Note note = create(ada, "*Good* point on caching", false);

        assertThat(await(notes.getNote(ada, note.id()))).isEqualTo(note);
    }

    @Test
    void aPrivateNoteDoesNotExistForOthers() {
        Note note = create(ada, "Only mine", false);

        assertRefused(Refusal.NOT_FOUND, () -> notes.getNote(ben, note.id()));
        assertRefused(Refusal.NOT_FOUND, () -> notes.getNote(Caller.ANONYMOUS, note.id()));
        assertRefused(Refusal.NOT_FOUND, () -> notes.updateNote(ben, note.id(), patch("text", "taken"), null));
        await(notes.deleteNote(ben, note.id(), null));
        assertThat(await(notes.getNote(ada, note.id()))).isEqualTo(note);
    }

    @Test
    void aSharedNoteIsReadByWhoSeesItsSession() {
        UUID session = UUID.randomUUID();
        CONFERENCES.published(PUBLISHED, session);
        Note note = create(ada, session, "For everybody", true);
        assertThat(await(notes.getNote(ben, note.id()))).isEqualTo(note);

        CONFERENCES.hide(PUBLISHED, session);

        assertRefused(Refusal.NOT_FOUND, () -> notes.getNote(ben, note.id()));
        assertThat(await(notes.getNote(ada, note.id()))).isEqualTo(note);
    }

    @Test
    void aSharedNoteIsReadButNotChangedByOthers() {
        Note note = create(ada, "For everybody", true);

        assertThat(await(notes.getNote(ben, note.id()))).isEqualTo(note);
        assertRefused(Refusal.NOT_FOUND, () -> notes.updateNote(ben, note.id(), patch("text", "taken"), null));
    }

    @Test
    void notesOfASessionAreOwnOnesAndSharedOnes() {
        UUID session = UUID.randomUUID();
        CONFERENCES.published(PUBLISHED, session);
        Note mine = create(ada, session, "mine", false);
        Note shared = create(ben, session, "shared", true);
        create(ben, session, "private", false);

        NotePage page = await(notes.getNotesForItem(ada, new NoteQuery(PUBLISHED, session, null, 50)));

        assertThat(page.items()).containsExactly(shared, mine);
    }

    @Test
    void aStatementThatForgetsWhatItLooksForSeesNobodyElsesNotes() {
        create(ada, "shared", true);
        Note mine = create(ben, "mine", false);
        Database database = await(node.node().databases().open("notes"));

        List<UUID> seen = await(database.read(ben, sql -> sql.query("select id from notes")
                .mapping(row -> row.getUUID("id"))
                .execute()
                .map(rows -> rows.stream().toList())));

        assertThat(seen).containsExactly(mine.id());
    }

    @Test
    void theSameRequestAgainMakesNoSecondNote() {
        Queue<Event> announced = node.listen(NoteEvents.NoteCreated.class);
        NoteDraft draft = new NoteDraft(UUID.randomUUID(), PUBLISHED, SESSION, "once", false);
        Note first = await(notes.createNote(ada, draft));

        assertThat(await(notes.createNote(ada, draft))).isEqualTo(first);
        await().untilAsserted(() -> assertThat(announced)
                .filteredOn(
                        event -> draft.id().toString().equals(event.payload().getString("noteId")))
                .hasSize(1));
    }

    @Test
    void theIdOfAnotherPersonsNoteIsRefused() {
        Note note = create(ada, "mine", true);

        assertRefused(
                Refusal.CONFLICT,
                () -> notes.createNote(ben, new NoteDraft(note.id(), PUBLISHED, SESSION, "other", false)));
    }

    @Test
    void aSessionTheCallerDoesNotSeeTakesNoNoteAndNoStar() {
        NoteDraft draft = new NoteDraft(UUID.randomUUID(), DRAFT, SESSION, "hidden", false);

        assertRefused(Refusal.NOT_FOUND, () -> notes.createNote(ada, draft));
        assertRefused(Refusal.NOT_FOUND, () -> notes.star(ada, DRAFT, SESSION));
        assertRefused(Refusal.NOT_FOUND, () -> notes.star(ada, PUBLISHED, UUID.randomUUID()));
    }

    @Test
    void staffTakesNotesOnADraft() {
        Caller staff =
                new Caller(UUID.randomUUID(), null, Map.of(CONFERENCES.organizationId(), OrganizationRole.STAFF));
        NoteDraft draft = new NoteDraft(UUID.randomUUID(), DRAFT, SESSION, "early", false);

        assertThat(await(notes.createNote(staff, draft)).organizationId()).isEqualTo(CONFERENCES.organizationId());
    }

    @Test
    void anonymousCallersKeepNothing() {
        NoteDraft draft = new NoteDraft(UUID.randomUUID(), PUBLISHED, SESSION, "who am I", false);

        assertRefused(Refusal.UNAUTHENTICATED, () -> notes.createNote(Caller.ANONYMOUS, draft));
        assertRefused(Refusal.UNAUTHENTICATED, () -> notes.mine(Caller.ANONYMOUS, PUBLISHED));
        assertRefused(Refusal.UNAUTHENTICATED, () -> notes.star(Caller.ANONYMOUS, PUBLISHED, SESSION));
    }

    @Test
    void ofFiftyUpdatesWithOneVersionExactlyOneWins() {
        Note note = create(ada, "start", false);

        List<Future<Note>> updates = IntStream.range(0, 50)
                .mapToObj(i -> notes.updateNote(ada, note.id(), patch("text", "edit " + i), note.version()))
                .toList();
        await(Future.join(updates).otherwiseEmpty());

        assertThat(updates.stream().filter(Future::succeeded)).hasSize(1);
        // Whoever waited too long for a connection, of which there are not fifty, was not even looked at.
        assertThat(updates.stream().filter(Future::failed).map(Future::cause))
                .allMatch(cause -> Refusal.STALE.is(cause) || Refusal.UNAVAILABLE.is(cause));
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersion() {
        Note note = create(ada, "same", false);

        assertThat(await(notes.updateNote(ada, note.id(), patch("text", "same"), null)))
                .isEqualTo(note);
    }

    @Test
    void aPatchMayNotMoveTheNoteToAnotherUser() {
        Note note = create(ada, "mine", false);
        MergePatch theft = patch("userId", ben.userId().toString());

        assertRefused(Refusal.INVALID, () -> notes.updateNote(ada, note.id(), theft, null));
    }

    @Test
    void starsAreSetOnceAndTakenOff() {
        Star star = await(notes.star(ada, PUBLISHED, SESSION));
        assertThat(await(notes.star(ada, PUBLISHED, SESSION))).isEqualTo(star);
        assertThat(await(notes.mine(ada, PUBLISHED))).isEqualTo(new Mine(List.of(star), List.of()));

        await(notes.unstar(ada, PUBLISHED, SESSION));
        assertThat(await(notes.mine(ada, PUBLISHED))).isEqualTo(new Mine(List.of(), List.of()));
    }

    @Test
    void whatIsMineSaysWhichNotesThereAreInWhichVersionButNotTheirTexts() {
        Note note = create(ada, "x".repeat(20_000), false);
        create(ben, "not hers", true);
        Note changed = await(notes.updateNote(ada, note.id(), patch("text", "shorter"), null));

        assertThat(await(notes.mine(ada, PUBLISHED)).notes())
                .containsExactly(new NoteMark(note.id(), SESSION, changed.version()));
    }

    @Test
    void pagesOfNotesFollowEachOtherWithoutGapsWhileOthersArrive() {
        List<Note> written = IntStream.range(0, 5)
                .mapToObj(i -> create(ada, "note " + i, false))
                .toList();
        NotePage first = await(notes.getNotesForUser(ada, new NoteQuery(null, null, null, 2)));
        create(ada, "arrived meanwhile", false);
        NotePage second = await(notes.getNotesForUser(ada, new NoteQuery(null, null, first.nextCursor(), 50)));

        assertThat(first.items()).containsExactly(written.get(4), written.get(3));
        assertThat(second.items()).containsExactly(written.get(2), written.get(1), written.get(0));
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void whatHappenedIsInTheOutbox() {
        Note note = create(ada, "announced", false);

        assertThat(Outboxes.read(node, "notes"))
                .filteredOn(event -> note.id().toString().equals(event.payload().getString("noteId")))
                .extracting(Event::type, Event::actorId, Event::conferenceId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("NoteCreated", ada.userId(), PUBLISHED));
    }

    @Test
    void servicesLearnWhoAttendsAndNobodyElseDoes() {
        create(ada, "private", false);
        await(notes.star(ben, PUBLISHED, SESSION));
        await(notes.star(ada, PUBLISHED, SESSION));

        List<UUID> attendees = new ArrayList<>();
        UUID after = null;
        do {
            PeoplePage page = await(notes.attendees(Caller.SYSTEM, PUBLISHED, after, 2));
            attendees.addAll(page.items());
            after = page.next();
        } while (after != null);

        assertThat(attendees).contains(ada.userId(), ben.userId()).doesNotHaveDuplicates();
        assertThat(await(notes.attendees(Caller.SYSTEM, DRAFT, null, 200)).items())
                .isEmpty();
        assertRefused(Refusal.FORBIDDEN, () -> notes.attendees(ada, PUBLISHED, null, 200));
        assertRefused(Refusal.INVALID, () -> notes.attendees(Caller.SYSTEM, PUBLISHED, null, 201));
    }

    @Test
    void rowLevelSecurityHoldsWhereAStatementForgetsItsWhere() {
        Note secret = create(ada, "secret", false);

        List<String> seen = await(node.node()
                .databases()
                .open("notes")
                .compose(database -> database.read(
                        ben, sql -> sql.query("select id::text from notes").execute()))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList()));

        assertThat(seen).doesNotContain(secret.id().toString());
    }

    private static Note create(Caller caller, String text, boolean shared) {
        return create(caller, SESSION, text, shared);
    }

    private static Note create(Caller caller, UUID session, String text, boolean shared) {
        return await(notes.createNote(caller, new NoteDraft(UUID.randomUUID(), PUBLISHED, session, text, shared)));
    }

    private static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }
}
