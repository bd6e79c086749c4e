package io.plenary.services.notes;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notes.Note;
import io.plenary.contracts.notes.NoteDraft;
import io.plenary.contracts.notes.NotePage;
import io.plenary.contracts.notes.NoteQuery;
import io.plenary.contracts.notes.NotesService;
import io.plenary.runtime.Cursor;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of notes is never too long to be handed over, whatever people write. */
class LongNotesTest {

    private static final UUID CONFERENCE = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final FakeConferences CONFERENCES = new FakeConferences();
    private static final Caller WRITER = Caller.user(UUID.randomUUID());
    private static final int NOTES = 30;

    private static TestNode node;
    private static NotesService notes;
    private static List<UUID> written;

    @BeforeAll
    static void start() {
        node = new TestNode().deploy(NotesVerticle::new);
        CONFERENCES.published(CONFERENCE, SESSION).standIn(node);
        notes = node.proxy(NotesService.class, NotesService.ADDRESS);
        written = IntStream.range(0, NOTES).mapToObj(LongNotesTest::write).toList();
    }

    /** A long one, in signs of which Java counts each twice, or a short one. */
    private static UUID write(int number) {
        String text = number % 5 == 0 ? "short" : "\uD83D\uDE00".repeat(NoteRules.LONGEST / 2);
        NoteDraft draft = new NoteDraft(UUID.randomUUID(), CONFERENCE, SESSION, text, true);
        return await(notes.createNote(WRITER, draft)).id();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void thePagesOfASessionAreShortAndLackNothing() {
        assertPages(cursor ->
                await(notes.getNotesForItem(Caller.ANONYMOUS, new NoteQuery(CONFERENCE, SESSION, cursor, 200))));
    }

    @Test
    void thePagesOfAUserAreShortAndLackNothing() {
        assertPages(cursor -> await(notes.getNotesForUser(WRITER, new NoteQuery(CONFERENCE, null, cursor, 200))));
    }

    private static void assertPages(Function<String, NotePage> pageAfter) {
        List<UUID> found = new ArrayList<>();
        String cursor = null;
        do {
            NotePage page = pageAfter.apply(cursor);
            assertThat(page.items().stream()
                            .mapToInt(note -> note.text().length())
                            .sum())
                    .isLessThanOrEqualTo(Cursor.LONGEST);
            found.addAll(page.items().stream().map(Note::id).toList());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }
}
