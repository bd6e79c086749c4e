package io.plenary.services.program.releases;

import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.DraftState;
import io.plenary.contracts.program.ReleaseChange;
import io.plenary.contracts.program.ReleaseChangePage;
import io.plenary.contracts.program.ReleaseCounts;
import io.plenary.contracts.program.ReleaseKind;
import io.plenary.contracts.program.ReleaseSubject;
import io.plenary.runtime.Cursor;
import io.plenary.services.program.conference.ProgramStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** How the draft differs from what is released, and how each release differed from the one before. */
final class DifferenceStore {

    private static final String DRAFT = "draft.differences";
    private static final String RELEASE = "release_changes where number = $5";
    private static final String ALL = "ALL";

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    /** What is told of one change to those who follow the program. */
    record Told(ReleaseSubject subject, UUID id, String title, List<ReleaseKind> kinds) {}

    private DifferenceStore() {}

    /** Of what organizers work on. */
    static Future<DraftState> state(SqlClient sql) {
        return ProgramStore.read(sql)
                .compose(state -> (state.hasDraft() ? counts(sql) : Future.succeededFuture(ReleaseCounts.NOTHING))
                        .compose(counts -> ReleaseStore.newest(sql)
                                .map(newest -> new DraftState(
                                        state.mode(),
                                        state.version().version(),
                                        state.version().updatedAt(),
                                        newest,
                                        counts))));
    }

    /** Of the draft. */
    static Future<ReleaseCounts> counts(SqlClient sql) {
        return counts(sql, "draft.differences where $1::integer is null", null).compose(counts -> rulesDiffer(sql)
                .map(differ ->
                        new ReleaseCounts(counts.sessions(), counts.kinds(), counts.rooms(), counts.tracks(), differ)));
    }

    /** Of a release, but for the rules. */
    static Future<ReleaseCounts> counts(SqlClient sql, int release) {
        return counts(sql, "release_changes where number = $1", release);
    }

    private static Future<ReleaseCounts> counts(SqlClient sql, String source, Integer release) {
        String statement =
                """
                select subject, kind, count(*)::integer
                from (select subject, unnest(array_append(kinds, 'ALL')) as kind from %s) as each_kind
                group by subject, kind
                """
                        .formatted(source);
        return sql.preparedQuery(statement).execute(Tuple.of(release)).map(rows -> {
            Map<String, Integer> all = new HashMap<>();
            Map<ReleaseKind, Integer> kinds = new EnumMap<>(ReleaseKind.class);
            for (Row row : rows) {
                if (ALL.equals(row.getString(1))) {
                    all.put(row.getString(0), row.getInteger(2));
                } else if (ReleaseSubject.SESSION.name().equals(row.getString(0))) {
                    kinds.put(ReleaseKind.valueOf(row.getString(1)), row.getInteger(2));
                }
            }
            return new ReleaseCounts(
                    all.getOrDefault(ReleaseSubject.SESSION.name(), 0),
                    kinds,
                    all.getOrDefault(ReleaseSubject.ROOM.name(), 0),
                    all.getOrDefault(ReleaseSubject.TRACK.name(), 0),
                    false);
        });
    }

    static Future<Boolean> rulesDiffer(SqlClient sql) {
        return sql.query(
                        """
                        select (d.room_taken, d.speaker_twice, d.outside_conference)
                               is distinct from (p.room_taken, p.speaker_twice, p.outside_conference)
                        from draft.program d, public.program p
                        """)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** @param kind null for all */
    static Future<ReleaseChangePage> page(SqlClient sql, long version, ReleaseKind kind, String cursor, int limit) {
        return page(sql, DRAFT + " where $5::integer is null", null, version, kind, cursor, limit);
    }

    /** Of a release. */
    static Future<ReleaseChangePage> page(
            SqlClient sql, int release, long version, ReleaseKind kind, String cursor, int limit) {
        return page(sql, RELEASE, release, version, kind, cursor, limit);
    }

    private static Future<ReleaseChangePage> page(
            SqlClient sql, String source, Integer release, long version, ReleaseKind kind, String text, int limit) {
        Cursor cursor = Cursor.parse(text);
        String statement =
                """
                select subject, id, title, kinds, fields, before::text, after::text
                from %s and ($1::text is null or $1 = any (kinds))
                  and ($2::text is null or (subject, id) > ($2, $3::uuid))
                order by subject, id
                limit $4
                """
                        .formatted(source);
        return sql.preparedQuery(statement)
                .mapping(DifferenceStore::change)
                .execute(Tuple.of(kind == null ? null : kind.name(), cursor.key(), cursor.id(), limit + 1, release))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        change -> new Cursor(change.subject().name(), change.id()),
                        (items, next) -> new ReleaseChangePage(version, items, next)));
    }

    private static ReleaseChange change(Row row) {
        return new ReleaseChange(
                ReleaseSubject.valueOf(row.getString(0)),
                row.getUUID(1),
                row.getString(2),
                kinds(row.getArrayOfStrings(3)),
                Arrays.stream(row.getArrayOfStrings(4))
                        .map(DifferenceStore::member)
                        .sorted()
                        .toList(),
                announced(row.getString(5)),
                announced(row.getString(6)));
    }

    private static List<ReleaseKind> kinds(String[] names) {
        return Arrays.stream(names).map(ReleaseKind::valueOf).toList();
    }

    /** As clients call a column. */
    private static String member(String column) {
        return NEXT_WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static Announced announced(String json) {
        return json == null ? null : Announced.fromJson(json);
    }

    /** All of a release. */
    static Future<List<Told>> told(SqlClient sql, int release) {
        return sql.preparedQuery(
                        "select subject, id, title, kinds from release_changes where number = $1 order by subject, id")
                .mapping(row -> new Told(
                        ReleaseSubject.valueOf(row.getString(0)),
                        row.getUUID(1),
                        row.getString(2),
                        kinds(row.getArrayOfStrings(3))))
                .execute(Tuple.of(release))
                .map(rows -> rows.stream().toList());
    }
}
