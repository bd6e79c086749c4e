package io.plenary.services.notes;

import io.plenary.contracts.notes.Note;
import io.plenary.contracts.notes.NoteDraft;
import io.plenary.contracts.notes.NoteMark;
import io.plenary.contracts.notes.NotePage;
import io.plenary.contracts.notes.NoteQuery;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

final class NoteStore {

    private NoteStore() {}

    /** Empty if the id exists. */
    static Future<Optional<Note>> insert(SqlClient sql, UUID userId, UUID organizationId, NoteDraft draft) {
        return sql.preparedQuery(
                        """
                        insert into notes (id, user_id, organization_id, conference_id, session_id, text, shared)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(NoteStore::note)
                .execute(Tuple.of(
                        draft.id(),
                        userId,
                        organizationId,
                        draft.conferenceId(),
                        draft.sessionId(),
                        draft.text(),
                        draft.shared()))
                .map(NoteStore::first);
    }

    /** An own or a shared one. */
    static Future<Optional<Note>> find(SqlClient sql, UUID id) {
        Future<?> told = tellSubject(sql, id);
        Future<RowSet<Note>> rows = sql.preparedQuery("select * from notes where id = $1")
                .mapping(NoteStore::note)
                .execute(Tuple.of(id));
        return Future.all(told, rows).map(both -> first(rows.result()));
    }

    /** Row-level security shows what others share there, and nowhere else. */
    private static Future<?> tellSubject(SqlClient sql, UUID sessionOrNote) {
        return sql.preparedQuery("select set_config('app.subject', $1, true)")
                .execute(Tuple.of(sessionOrNote.toString()));
    }

    /** An own note, kept from other writers until the transaction ends. */
    static Future<Optional<Note>> lock(SqlClient sql, UUID userId, UUID id) {
        return sql.preparedQuery("select * from notes where id = $1 and user_id = $2 for update")
                .mapping(NoteStore::note)
                .execute(Tuple.of(id, userId))
                .map(NoteStore::first);
    }

    static Future<NotePage> ofUser(SqlClient sql, UUID userId, NoteQuery query) {
        Cursor cursor = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        """
                        select * from (
                            select *, sum(length(text)) over (order by updated_at desc, id desc) as said from (
                                select * from notes
                                where user_id = $1 and ($2::uuid is null or conference_id = $2)
                                  and ($3::timestamptz is null or (updated_at, id) < ($3, $4))
                                order by updated_at desc, id desc
                                limit $5) asked) long
                        where said - length(text) <= $6
                        order by updated_at desc, id desc
                        """)
                .mapping(NoteStore::note)
                .execute(Tuple.of(userId, query.conferenceId(), cursor.time(), cursor.id(), query.limit() + 1, (long)
                        Cursor.LONGEST))
                .map(rows -> page(rows, query.limit(), note -> Cursor.of(note.updatedAt(), note.id())));
    }

    static Future<NotePage> ofSession(SqlClient sql, UUID reader, NoteQuery query) {
        Cursor cursor = Cursor.parse(query.cursor());
        Future<?> told = tellSubject(sql, query.sessionId());
        Future<RowSet<Note>> rows = sql.preparedQuery(
                        """
                        select * from (
                            select *, sum(length(text)) over (order by created_at desc, id desc) as said from (
                                select * from notes
                                where conference_id = $1 and session_id = $2 and (shared or user_id = $3)
                                  and ($4::timestamptz is null or (created_at, id) < ($4, $5))
                                order by created_at desc, id desc
                                limit $6) asked) long
                        where said - length(text) <= $7
                        order by created_at desc, id desc
                        """)
                .mapping(NoteStore::note)
                .execute(Tuple.of(
                        query.conferenceId(),
                        query.sessionId(),
                        reader,
                        cursor.time(),
                        cursor.id(),
                        query.limit() + 1,
                        (long) Cursor.LONGEST));
        return Future.all(told, rows)
                .map(both -> page(rows.result(), query.limit(), note -> Cursor.of(note.createdAt(), note.id())));
    }

    static Future<List<NoteMark>> onConference(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select id, session_id, version from notes
                        where user_id = $1 and conference_id = $2
                        order by updated_at desc, id desc
                        limit 2000
                        """)
                .mapping(row -> new NoteMark(row.getUUID("id"), row.getUUID("session_id"), row.getLong("version")))
                .execute(Tuple.of(userId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Note> update(SqlClient sql, Note note) {
        return sql.preparedQuery(
                        """
                        update notes set text = $3, shared = $4, updated_at = now(), version = version + 1
                        where id = $1 and user_id = $2
                        returning *
                        """)
                .mapping(NoteStore::note)
                .execute(Tuple.of(note.id(), note.userId(), note.text(), note.shared()))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> delete(SqlClient sql, UUID userId, UUID id) {
        return sql.preparedQuery("delete from notes where id = $1 and user_id = $2")
                .execute(Tuple.of(id, userId))
                .mapEmpty();
    }

    /** Notes and stars. */
    static Future<Void> forgetUser(Transaction tx, UUID userId) {
        return tx.sql()
                .preparedQuery("select forget_user($1)")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /** The notes and stars of everybody. */
    static Future<Void> forgetConference(Transaction tx, UUID conferenceId) {
        return tx.sql()
                .preparedQuery("select forget_conference($1)")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static NotePage page(RowSet<Note> rows, int limit, Function<Note, Cursor> position) {
        List<Note> notes = rows.stream().toList();
        return Cursor.page(notes, limit, note -> note.text().length(), position, NotePage::new);
    }

    private static Optional<Note> first(RowSet<Note> rows) {
        return rows.stream().findFirst();
    }

    private static Note note(Row row) {
        return new Note(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getUUID("session_id"),
                row.getString("text"),
                row.getBoolean("shared"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
