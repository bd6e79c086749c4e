package io.plenary.services.program.conference;

import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.ReleaseMode;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** The row that stands for the whole program. */
public final class ProgramStore {

    private ProgramStore() {}

    public static Future<ProgramState> read(SqlClient sql) {
        return sql.preparedQuery("select * from program")
                .mapping(ProgramStore::state)
                .execute()
                .map(rows -> rows.iterator().next());
    }

    /** Keeps other writers out until the transaction ends. */
    static Future<ProgramState> lock(SqlClient sql) {
        return sql.preparedQuery("select * from program for update")
                .mapping(ProgramStore::state)
                .execute()
                .map(rows -> rows.iterator().next());
    }

    public static Future<Void> setMode(SqlClient sql, ReleaseMode mode) {
        return sql.preparedQuery("update program set release_mode = $1")
                .execute(Tuple.of(mode.name()))
                .mapEmpty();
    }

    /**
     * The program's next version, and its size.
     *
     * @param seenByAll whether not only the staff sees the program at the moment
     */
    public static Future<Long> grow(SqlClient sql, boolean seenByAll) {
        String statement =
                """
                update program
                set version = version + 1, updated_at = now(),
                    last_draft = case when $1 then last_draft else version + 1 end,
                    size = (select coalesce(sum(size), 0) from sessions)
                         + (select coalesce(sum(200 + octet_length(concat(name, slug, description))), 0) from rooms)
                         + (select coalesce(sum(200 + octet_length(concat(name, slug))), 0) from tracks)
                returning size
                """;
        return sql.preparedQuery(statement)
                .execute(Tuple.of(seenByAll))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public static Future<Void> putRules(SqlClient sql, Rules rules) {
        return sql.preparedQuery("update program set room_taken = $1, speaker_twice = $2, outside_conference = $3")
                .execute(Tuple.of(
                        rules.roomTaken().name(),
                        rules.speakerTwice().name(),
                        rules.outsideConference().name()))
                .mapEmpty();
    }

    private static ProgramState state(Row row) {
        ProgramVersion version = new ProgramVersion(
                row.getLong("version"), row.getOffsetDateTime("updated_at").toInstant());
        Rules rules = new Rules(
                RuleLevel.valueOf(row.getString("room_taken")),
                RuleLevel.valueOf(row.getString("speaker_twice")),
                RuleLevel.valueOf(row.getString("outside_conference")));
        return new ProgramState(
                version, rules, row.getLong("size"), ReleaseMode.valueOf(row.getString("release_mode")));
    }
}
