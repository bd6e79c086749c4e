package io.plenary.services.program.releases;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseCounts;
import io.plenary.contracts.program.ReleasePage;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Releases by number. */
final class ReleaseStore {

    /**
     * A release that is being made.
     *
     * @param version of the program that it makes
     * @param restores null where it goes back to none
     */
    record Draft(long version, UUID by, boolean seenByAll, ReleaseRequest request, Integer restores) {}

    /**
     * Who is not of the staff sees what everybody saw since, and the one with which the conference was published; what it changed
     * they do not.
     */
    private static final String VISIBLE =
            "($1 or number >= coalesce((select max(number) from releases where not seen_by_all), 0))";

    /** Numbers are enough to tell releases apart. */
    private static final UUID NO_ID = new UUID(0, 0);

    private ReleaseStore() {}

    /** The number of the newest; null before the first. */
    static Future<Integer> newest(SqlClient sql) {
        return sql.query("select max(number) from releases")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** @return its number */
    static Future<Integer> insert(SqlClient sql, Draft draft) {
        String statement =
                """
                insert into releases (number, version, note, released_by, seen_by_all, tracks, days, restores, counts)
                select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6, $7, '{}' from releases
                returning number
                """;
        return sql.preparedQuery(statement)
                .execute(Tuple.of(
                        draft.version(),
                        draft.request().note(),
                        draft.by(),
                        draft.seenByAll(),
                        draft.request().tracks().toArray(UUID[]::new),
                        draft.request().days().toArray(LocalDate[]::new),
                        draft.restores()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    static Future<Void> setCounts(SqlClient sql, int number, ReleaseCounts counts) {
        return sql.preparedQuery("update releases set counts = $2::text::json where number = $1")
                .execute(Tuple.of(number, counts.toJson()))
                .mapEmpty();
    }

    static Future<Void> delete(SqlClient sql, int number) {
        return sql.preparedQuery("delete from releases where number = $1")
                .execute(Tuple.of(number))
                .mapEmpty();
    }

    /** @param staff whether for somebody who sees what is not public */
    static Future<Optional<Release>> find(SqlClient sql, boolean staff, int number) {
        return sql.preparedQuery(
                        "select *, counts::text as counted from releases where " + VISIBLE + " and number = $2")
                .mapping(ReleaseStore::release)
                .execute(Tuple.of(staff, number))
                .map(rows -> rows.stream().findFirst());
    }

    /** Whether everybody may know what it changed. */
    static Future<Boolean> seenByAll(SqlClient sql, int number) {
        return sql.preparedQuery("select seen_by_all from releases where number = $1")
                .execute(Tuple.of(number))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    static Future<ReleasePage> page(SqlClient sql, boolean staff, String text, int limit) {
        Cursor cursor = Cursor.parse(text);
        String statement = "select *, counts::text as counted from releases where " + VISIBLE
                + " and ($2::integer is null or number < $2) order by number desc limit $3";
        return sql.preparedQuery(statement)
                .mapping(ReleaseStore::release)
                .execute(Tuple.of(staff, number(cursor), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        release -> new Cursor(Integer.toString(release.number()), NO_ID),
                        ReleasePage::new));
    }

    private static Integer number(Cursor cursor) {
        try {
            return cursor.key() == null ? null : Integer.valueOf(cursor.key());
        } catch (NumberFormatException e) {
            throw Refusal.INVALID.because("This is no cursor of this list.");
        }
    }

    private static Release release(Row row) {
        return new Release(
                row.getInteger("number"),
                row.getLong("version"),
                row.getString("note"),
                row.getOffsetDateTime("released_at").toInstant(),
                row.getUUID("released_by"),
                Arrays.asList(row.getArrayOfUUIDs("tracks")),
                Arrays.asList(row.getArrayOfLocalDates("days")),
                row.getInteger("restores"),
                ReleaseCounts.fromJson(row.getString("counted")));
    }
}
