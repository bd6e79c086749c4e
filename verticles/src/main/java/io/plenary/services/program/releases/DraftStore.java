package io.plenary.services.program.releases;

import static io.plenary.services.program.releases.ReleaseColumns.ROOMS;
import static io.plenary.services.program.releases.ReleaseColumns.SESSIONS;
import static io.plenary.services.program.releases.ReleaseColumns.TRACKS;

import io.plenary.services.program.conference.CopyStore;
import io.plenary.services.program.conference.ProgramState;
import io.plenary.services.program.conference.ProgramStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** The draft as a whole: how it begins and ends, and becomes what was before. */
final class DraftStore {

    private static final List<String> TABLES =
            List.of("program", "rooms", "tracks", "said", "sessions", "credits", "deleted");

    /** Of a session that comes back: that of the one who is still there for readers, else more than it ever had. */
    private static final String SEQUENCE =
            """
            coalesce((select s.sequence from public.sessions s where s.id = p.id),
                     (select max((content ->> 'sequence')::integer) + 1 from release_rows r
                      where r.subject = 'SESSION' and r.id = p.id))
            """;

    private DraftStore() {}

    /** As a copy of what readers see. */
    static Future<Void> begin(SqlClient sql) {
        return each(
                sql,
                TABLES.stream()
                        .map(table -> "insert into draft.%1$s (%2$s) select %2$s from public.%1$s"
                                .formatted(table, columns(table)))
                        .toList());
    }

    /** The columns may come in another order in the copy. */
    static String columns(String table) {
        String counted = ", created_at, updated_at, version";
        return switch (table) {
            case "program" ->
                "one, version, updated_at, room_taken, speaker_twice, outside_conference, size, last_draft, release_mode";
            case "rooms" -> "id, " + ROOMS.listed() + ", updated_at, version";
            case "tracks" -> "id, " + TRACKS.listed() + ", updated_at, version";
            case "sessions" -> "id, sequence, " + SESSIONS.listed() + counted;
            case "credits" -> "session_id, speaker_id, name, position";
            case "said" -> "subject, fields";
            default -> "subject, kind, name, number, import_key, deleted_at";
        };
    }

    static Future<Void> end(SqlClient sql) {
        return each(
                sql,
                List.of(
                        "delete from draft.sessions",
                        "delete from draft.rooms",
                        "delete from draft.tracks",
                        "delete from draft.said",
                        "delete from draft.deleted",
                        "delete from draft.program"));
    }

    /** What imports would do was found out for another copy: it is shown anew before it is done. */
    static Future<Void> outdatePreviews(SqlClient sql) {
        return each(sql, List.of("update imports set program_version = 0 where state = 'PREVIEWED'"));
    }

    static Future<ProgramState> state(SqlClient sql) {
        return CopyStore.draft(sql).compose(entered -> ProgramStore.read(sql)).compose(state -> CopyStore.released(sql)
                .map(state));
    }

    /** The next version of the draft. */
    static Future<Void> grow(SqlClient sql) {
        return CopyStore.draft(sql)
                .compose(entered -> ProgramStore.grow(sql, true))
                .compose(grown -> CopyStore.released(sql))
                .mapEmpty();
    }

    /** Makes it what a release had; what was gone comes back under a version and a sequence it never had. */
    static Future<Void> restore(SqlClient sql, int release) {
        return CopyStore.past(sql, release)
                .compose(
                        entered -> each(
                                sql,
                                List.of(
                                        "set constraints all deferred",
                                        changed(ROOMS),
                                        missing(ROOMS, "", ""),
                                        changed(TRACKS),
                                        missing(TRACKS, "", ""),
                                        changed(SESSIONS),
                                        missing(SESSIONS, ", created_at, sequence", ", created_at, " + SEQUENCE),
                                        gone(SESSIONS),
                                        gone(ROOMS),
                                        gone(TRACKS),
                                        "delete from draft.credits",
                                        """
                                insert into draft.credits (session_id, speaker_id, name, position)
                                select id, (credit ->> 'speakerId')::uuid, credit ->> 'name', place - 1
                                from draft.sessions, json_array_elements(speakers) with ordinality as credits (credit, place)
                                """)))
                .compose(restored -> CopyStore.released(sql))
                .mapEmpty();
    }

    private static String changed(ReleaseColumns of) {
        return """
               update draft.%1$s d
               set %2$s, updated_at = now(),
                   version = greatest(d.version, (select version from public.%1$s r where r.id = d.id)) + 1
               from past.%1$s p
               where p.id = d.id and p.version <> d.version and differing(to_jsonb(d) - 'sequence', to_jsonb(p)) <> '{}'
               """
                .formatted(of.table(), of.taken("p"));
    }

    private static String missing(ReleaseColumns of, String more, String values) {
        return """
               insert into draft.%1$s (id, %2$s%3$s, version)
               select id, %2$s%4$s,
                      (select max(version) + 1 from release_rows r where r.subject = '%5$s' and r.id = p.id)
               from past.%1$s p
               where not exists (select from draft.%1$s d where d.id = p.id)
               """
                .formatted(of.table(), of.listed(), more, values, of.subject());
    }

    private static String gone(ReleaseColumns of) {
        return "delete from draft.%1$s d where not exists (select from past.%1$s p where p.id = d.id)"
                .formatted(of.table());
    }

    static Future<Void> each(SqlClient sql, List<String> statements) {
        Future<?> done = Future.succeededFuture();
        for (String statement : statements) {
            done = done.compose(before -> sql.query(statement).execute());
        }
        return done.mapEmpty();
    }
}
