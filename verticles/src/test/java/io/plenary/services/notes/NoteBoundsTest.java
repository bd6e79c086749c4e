package io.plenary.services.notes;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notes.Note;
import io.plenary.contracts.notes.NoteDraft;
import io.plenary.contracts.notes.NotesService;
import io.plenary.runtime.Database;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one account may fill the database with. */
class NoteBoundsTest {

    private static final UUID CONFERENCE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();

    private static TestNode node;
    private static NotesService notes;
    private static Database database;

    private final Caller ada = Caller.user(UUID.randomUUID());
    private final Caller ben = Caller.user(UUID.randomUUID());

    @BeforeAll
    static void start() {
        node = new TestNode().deploy(NotesVerticle::new);
        new FakeConferences()
                .published(CONFERENCE, SESSION)
                .published(OTHER, SESSION)
                .standIn(node);
        notes = node.proxy(NotesService.class, NotesService.ADDRESS);
        database = await(node.node().databases().open("notes"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void nobodyKeepsMoreThanTwoThousandNotesOnAConference() {
        fill(ada, 2_000);

        assertRefused(Refusal.CONFLICT, () -> write(ada, CONFERENCE));

        assertThat(await(write(ada, OTHER))).isNotNull();
        assertThat(await(write(ben, CONFERENCE))).isNotNull();
    }

    @Test
    void theLastPlaceIsTakenOnceHoweverManyWantItAtTheSameTime() {
        fill(ada, 1_999);

        List<Future<Note>> written =
                IntStream.range(0, 8).mapToObj(i -> write(ada, CONFERENCE)).toList();
        await(Future.join(written).otherwiseEmpty());

        assertThat(written).filteredOn(Future::succeeded).hasSize(1);
        assertThat(written).filteredOn(Future::failed).allMatch(refused -> Refusal.CONFLICT.is(refused.cause()));
        assertThat(count(ada)).isEqualTo(2_000);
    }

    @Test
    void whoDeletesANoteMayWriteAnother() {
        fill(ada, 1_999);
        Note last = await(write(ada, CONFERENCE));

        await(notes.deleteNote(ada, last.id(), null));

        assertThat(await(write(ada, CONFERENCE))).isNotNull();
    }

    @Test
    void whoWritesTooFastIsToldWhenToGoOnAlsoWhereManyComeAtOnce() {
        long began = System.nanoTime();
        List<Future<Note>> written = Stream.generate(() -> severalAtOnce(ada))
                .limit(10)
                .flatMap(List::stream)
                .toList();
        int seconds = (int) ((System.nanoTime() - began) / 1_000_000_000) + 1;

        List<Throwable> refusals =
                written.stream().filter(Future::failed).map(Future::cause).toList();
        assertThat(refusals)
                .hasSizeBetween(20 - seconds, 20)
                .allMatch(Refusal.TOO_MANY::is)
                .allMatch(refusal ->
                        Refusal.retryAfterSeconds((ServiceException) refusal).isPresent());
        assertThat(await(write(ben, CONFERENCE))).isNotNull();
    }

    /** Not more than there are connections to the database for. */
    private static List<Future<Note>> severalAtOnce(Caller caller) {
        List<Future<Note>> written =
                IntStream.range(0, 8).mapToObj(i -> write(caller, CONFERENCE)).toList();
        await(Future.join(written).otherwiseEmpty());
        return written;
    }

    @Test
    void theSameNoteOnceMoreIsNoOther() {
        NoteDraft draft = draft(CONFERENCE);
        Note first = await(notes.createNote(ada, draft));
        fill(ada, 1_999);

        assertThat(await(notes.createNote(ada, draft))).isEqualTo(first);
    }

    @Test
    void nothingIsLeftOfWhoeverIsErased() {
        await(write(ada, CONFERENCE));
        await(write(ben, CONFERENCE));

        await(notes.eraseUser(Caller.SYSTEM, ada.userId()));

        assertThat(paces(ada)).isZero();
        assertThat(paces(ben)).isOne();
    }

    private static Future<Note> write(Caller caller, UUID conference) {
        return notes.createNote(caller, draft(conference));
    }

    private static NoteDraft draft(UUID conference) {
        return new NoteDraft(UUID.randomUUID(), conference, SESSION, "Remember this", false);
    }

    private static void fill(Caller caller, int count) {
        await(database.write(caller, tx -> tx.sql()
                .preparedQuery(
                        """
                        insert into notes (id, user_id, organization_id, conference_id, session_id, text, shared)
                        select gen_random_uuid(), $1, $1, $2, $3, 'Filled', false from generate_series(1, $4::integer)
                        """)
                .execute(Tuple.of(caller.userId(), CONFERENCE, SESSION, count))
                .mapEmpty()));
    }

    private static long count(Caller caller) {
        return one(caller, "select count(*) from notes where user_id = $1");
    }

    private static long paces(Caller caller) {
        return one(caller, "select count(*) from note_paces where user_id = $1");
    }

    private static long one(Caller caller, String question) {
        return await(database.read(caller, sql -> sql.preparedQuery(question)
                .execute(Tuple.of(caller.userId()))
                .map(rows -> rows.iterator().next().getLong(0))));
    }
}
