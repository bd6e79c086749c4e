package io.plenary.services.program.releases;

import static io.plenary.services.program.releases.ReleaseColumns.ROOMS;
import static io.plenary.services.program.releases.ReleaseColumns.SESSIONS;
import static io.plenary.services.program.releases.ReleaseColumns.TRACKS;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.runtime.DatabaseFailures;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a release does to the tables: it notes what differs of what is to be released, takes that over, and keeps what the program
 * is now. By few statements, so that readers are never shown half of it and nobody waits for long.
 */
final class ReleaseCopyStore {

    private static final String NOTE =
            """
            insert into release_changes (number, subject, id, title, kinds, fields, before, after)
            select $1, subject, id, title, kinds, fields, before, after
            from draft.differences as x
            """;

    private ReleaseCopyStore() {}

    /** Only a release may do what follows, and only in this transaction. */
    static Future<Void> begin(SqlClient sql) {
        return sql.query("select set_config('app.releasing', 'on', true)")
                .execute()
                .mapEmpty();
    }

    /** Which differences are to be released. */
    static Future<Void> note(SqlClient sql, int number, ReleaseRequest request) {
        if (request.isWhole()) {
            return sql.preparedQuery(NOTE).execute(Tuple.of(number)).mapEmpty();
        }
        UUID[] tracks = request.tracks().toArray(UUID[]::new);
        LocalDate[] days = request.days().toArray(LocalDate[]::new);
        return noteSessions(sql, Tuple.of(number, tracks, days))
                .compose(noted -> noteFrame(sql, Tuple.of(number, (Object) tracks)));
    }

    private static Future<Void> noteSessions(SqlClient sql, Tuple part) {
        return sql.preparedQuery(
                        NOTE
                                + """
                where subject = 'SESSION' and (cardinality($2::uuid[]) = 0 or tracks && $2)
                  and (cardinality($3::date[]) = 0 or days && $3)
                """)
                .execute(part)
                .mapEmpty();
    }

    /** The rooms and tracks that these sessions need, and the tracks that were named: one that is gone, once nothing is in it. */
    private static Future<Void> noteFrame(SqlClient sql, Tuple part) {
        return sql.preparedQuery(
                        NOTE
                                + """
                where subject = 'ROOM' and id in (
                          select room_id from draft.sessions join release_changes c using (id)
                          where c.number = $1 and c.subject = 'SESSION')
                   or subject = 'TRACK' and 'REMOVED' <> all (kinds) and (id = any ($2) or id in (
                          select track_id from draft.sessions join release_changes c using (id)
                          where c.number = $1 and c.subject = 'SESSION'))
                   or subject = 'TRACK' and 'REMOVED' = any (kinds) and id = any ($2) and not exists (
                          select from public.sessions p where p.track_id = x.id and p.id not in (
                              select c.id from release_changes c where c.number = $1 and c.subject = 'SESSION'))
                """)
                .execute(part)
                .mapEmpty();
    }

    /** In the order references need. */
    static Future<Void> takeOver(SqlClient sql, int number, boolean whole) {
        return DraftStore.each(
                        sql,
                        List.of(
                                "set constraints all deferred",
                                taken(ROOMS, number, "", ""),
                                taken(TRACKS, number, "", ""),
                                taken(SESSIONS, number, ", created_at, sequence", SEQUENCE),
                                credits(number, "delete from public.credits where session_id in (%s)"),
                                credits(
                                        number,
                                        """
                                        insert into public.credits (session_id, speaker_id, name, position)
                                        select session_id, speaker_id, name, position from draft.credits
                                        where session_id in (%s)
                                        """),
                                removed(SESSIONS, number),
                                removed(ROOMS, number),
                                removed(TRACKS, number),
                                told(ROOMS, number, ""),
                                told(TRACKS, number, ""),
                                told(SESSIONS, number, ", created_at = p.created_at, sequence = p.sequence")))
                .compose(taken -> takeOrigins(sql, number, whole))
                .compose(taken -> sql.query("set constraints all immediate").execute())
                .recover(failure -> Future.failedFuture(DatabaseFailures.isTaken(failure) ? clash() : failure))
                .mapEmpty();
    }

    /** A part may take a name or number of which another part does not let go yet. */
    private static RuntimeException clash() {
        return Refusal.CONFLICT.because(
                "RELEASE_INCOMPLETE",
                "What is to be released has a name or number that something unreleased has still.");
    }

    /** Whoever follows hears once of all that a place or status went through; what a file counted stays counted. */
    private static final String SEQUENCE =
            """
            , sequence = greatest(excluded.sequence, r.sequence + case
                when (r.start, r.duration_minutes, r.room_id, r.status)
                     is distinct from (excluded.start, excluded.duration_minutes, excluded.room_id, excluded.status)
                then 1 else 0 end)
            """;

    /**
     * @param more columns of what is new
     * @param counted how those go on of what there is
     */
    private static String taken(ReleaseColumns of, int number, String more, String counted) {
        return """
               insert into public.%1$s as r (id, %2$s%4$s, version)
               select id, %2$s%4$s, version from draft.%1$s
               where id in (%3$s)
               on conflict (id) do update set %5$s, updated_at = now(), version = excluded.version%6$s
               """
                .formatted(of.table(), of.listed(), noted(of, number), more, of.taken("excluded"), counted);
    }

    private static String noted(ReleaseColumns of, int number) {
        return "select id from release_changes where number = %d and subject = '%s'".formatted(number, of.subject());
    }

    private static String credits(int number, String statement) {
        return statement.formatted(noted(SESSIONS, number));
    }

    private static String removed(ReleaseColumns of, int number) {
        return "delete from public.%1$s where id in (%2$s) and id not in (select id from draft.%1$s)"
                .formatted(of.table(), noted(of, number));
    }

    /** The draft says of what was released what everybody is told. */
    private static String told(ReleaseColumns of, int number, String more) {
        return "update draft.%1$s d set updated_at = p.updated_at%3$s from public.%1$s p where p.id = d.id and d.id in (%2$s)"
                .formatted(of.table(), noted(of, number), more);
    }

    /** What files said of it, and of all what they call it. */
    private static Future<Void> takeOrigins(SqlClient sql, int number, boolean whole) {
        String said =
                """
                insert into public.said as r (subject, fields) select subject, fields from draft.said %s
                on conflict (subject) do update set fields = excluded.fields where r.fields::text <> excluded.fields::text
                """;
        return whole
                ? DraftStore.each(
                        sql,
                        List.of(
                                said.formatted(""),
                                """
                                update public.sessions p set import_key = d.import_key, import_members = d.import_members
                                from draft.sessions d
                                where d.id = p.id
                                  and (d.import_key, d.import_members) is distinct from (p.import_key, p.import_members)
                                """,
                                "delete from public.deleted",
                                """
                                insert into public.deleted (subject, kind, name, number, import_key, deleted_at)
                                select subject, kind, name, number, import_key, deleted_at from draft.deleted
                                """,
                                """
                                update public.program p
                                set room_taken = d.room_taken, speaker_twice = d.speaker_twice,
                                    outside_conference = d.outside_conference
                                from draft.program d
                                """))
                : DraftStore.each(
                        sql,
                        List.of(said.formatted(
                                "where subject in (select id from release_changes where number = " + number + ")")));
    }

    /** Keeps of the program what is other than at the release before, and says how much that was. */
    static Future<Integer> keep(SqlClient sql, int number) {
        return keep(sql, ROOMS, number).compose(rooms -> keep(sql, TRACKS, number)
                .compose(tracks -> keep(sql, SESSIONS, number).map(sessions -> rooms + tracks + sessions)));
    }

    private static Future<Integer> keep(SqlClient sql, ReleaseColumns of, int number) {
        String statement =
                """
                insert into release_rows (number, subject, id, version, content)
                select $1, '%2$s', coalesce(p.id, l.id), p.version, to_jsonb(p)
                from public.%1$s p
                full join (select distinct on (id) id, version from release_rows where subject = '%2$s'
                           order by id, number desc) l on l.id = p.id
                where p.version is distinct from l.version
                """
                        .formatted(of.table(), of.subject());
        return sql.preparedQuery(statement).execute(Tuple.of(number)).map(rows -> rows.rowCount());
    }
}
