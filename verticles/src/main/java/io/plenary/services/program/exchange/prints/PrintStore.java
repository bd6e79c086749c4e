package io.plenary.services.program.exchange.prints;

import io.plenary.contracts.program.PaperSize;
import io.plenary.contracts.program.Print;
import io.plenary.contracts.program.PrintKind;
import io.plenary.contracts.program.PrintPart;
import io.plenary.contracts.program.PrintRequest;
import io.plenary.contracts.program.PrintState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Documents, as those see them who ask for them. */
final class PrintStore {

    /**
     * What is wanted, of which version.
     *
     * @param conference the version of what is known besides the program
     */
    record Wanted(PrintRequest request, long version, long conference) {}

    /** Small enough not to hold up other messages of the same connection. */
    private static final int PART = 128 * 1024;

    private static final String COLUMNS =
            "id, kind, size, language, room_id, release, draft, version, state, weight, tag, error, asked_at, made_at";

    private static final String SAME =
            """
            kind = $1 and size = $2 and language = $3 and room_id is not distinct from $4 and release is not distinct from $5
              and draft = $6 and state <> 'FAILED'
            """;

    private static final String OF_VERSION = " and version = $7 and conference_version = $8";

    private PrintStore() {}

    private static Tuple tuple(Wanted wanted) {
        PrintRequest request = wanted.request();
        return Tuple.of(
                request.kind().name(),
                request.size().name(),
                request.language(),
                request.roomId(),
                request.release(),
                request.draft(),
                wanted.version(),
                wanted.conference());
    }

    static Future<Optional<Print>> find(SqlClient sql, Wanted wanted) {
        return sql.preparedQuery("select " + COLUMNS + " from prints where " + SAME + OF_VERSION)
                .mapping(PrintStore::print)
                .execute(tuple(wanted))
                .map(rows -> rows.stream().findFirst());
    }

    /** What is used is kept longer. */
    static Future<Void> use(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        "update prints set used_at = now() where id = $1 and used_at < now() - interval '1 hour'")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    static Future<Optional<Print>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select " + COLUMNS + " from prints where id = $1")
                .mapping(PrintStore::print)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<List<UUID>> people(SqlClient sql, UUID id) {
        return sql.preparedQuery("select people from prints where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream()
                        .flatMap(row -> Arrays.stream(row.getArrayOfUUIDs("people")))
                        .toList());
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from prints where id = $1 and state = 'READY'")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    static Future<Integer> waiting(SqlClient sql) {
        return sql.query("select count(*)::integer from prints where state = 'QUEUED'")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** What waits for a version that is not the newest any more is made of the newest. */
    static Future<Void> renew(SqlClient sql, Wanted wanted) {
        return sql.preparedQuery(
                        "update prints set version = $7, conference_version = $8 where release is null and state = 'QUEUED' and "
                                + SAME)
                .execute(tuple(wanted))
                .mapEmpty();
    }

    /** Where nobody else has asked for it meanwhile. */
    static Future<Void> insert(SqlClient sql, UUID id, Wanted wanted) {
        return sql.preparedQuery(
                        """
                        insert into prints (kind, size, language, room_id, release, draft, version, conference_version, id)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        on conflict do nothing
                        """)
                .execute(tuple(wanted).addUUID(id))
                .mapEmpty();
    }

    /** Empty where it is not made, or has no such part. */
    static Future<Optional<PrintPart>> part(SqlClient sql, UUID id, int part) {
        return sql.preparedQuery(
                        """
                        select weight, substring(bytes from $2 for $3) as bytes from prints
                        where id = $1 and state = 'READY' and weight >= $2
                        """)
                .mapping(row -> new PrintPart(
                        (row.getInteger("weight") + PART - 1) / PART,
                        row.getBuffer("bytes").getBytes()))
                .execute(Tuple.of(id, part * PART + 1, PART))
                .map(rows -> rows.stream().findFirst());
    }

    static Print print(Row row) {
        PrintState state = PrintState.valueOf(row.getString("state"));
        OffsetDateTime made = row.getOffsetDateTime("made_at");
        return new Print(
                row.getUUID("id"),
                PrintKind.valueOf(row.getString("kind")),
                PaperSize.valueOf(row.getString("size")),
                row.getString("language"),
                row.getUUID("room_id"),
                row.getInteger("release"),
                row.getBoolean("draft"),
                state,
                state == PrintState.READY ? 100 : 0,
                row.getLong("version"),
                state == PrintState.READY ? row.getInteger("weight") : null,
                row.getString("tag"),
                row.getString("error"),
                row.getOffsetDateTime("asked_at").toInstant(),
                made == null ? null : made.toInstant());
    }
}
