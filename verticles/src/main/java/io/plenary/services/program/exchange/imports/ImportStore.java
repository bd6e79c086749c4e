package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.Json;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportJobPage;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.ImportState;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports and their files, as those see them who ask for them; {@link RunStore} is the workers' side. */
public final class ImportStore {

    /** How complete a file is. */
    public record Parts(long count, int last, long bytes) {

        public boolean make(long size) {
            return bytes == size && count == last + 1L;
        }
    }

    private ImportStore() {}

    /** Empty if the id exists. */
    public static Future<Optional<ImportJob>> insert(SqlClient sql, UUID requestedBy, ImportRequest request) {
        return sql.preparedQuery(
                        """
                        insert into imports (id, state, format, filename, size, counts, requested_by, rule, preview)
                        values ($1, 'UPLOADING', $2, $3, $4, $5::text::json, $6, $7, $8)
                        on conflict (id) do nothing
                        returning *, findings::text as findings_text, counts::text as counts_text
                        """)
                .mapping(ImportStore::job)
                .execute(Tuple.of(
                        request.id(),
                        request.format().name(),
                        request.filename(),
                        request.size(),
                        ImportCounts.NONE.toJson(),
                        requestedBy,
                        request.rule().name(),
                        request.preview()))
                .map(ImportStore::first);
    }

    public static Future<Optional<ImportJob>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        select *, findings::text as findings_text, counts::text as counts_text
                        from imports where id = $1
                        """)
                .mapping(ImportStore::job)
                .execute(Tuple.of(id))
                .map(ImportStore::first);
    }

    public static Future<Optional<ImportJob>> lock(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        select *, findings::text as findings_text, counts::text as counts_text
                        from imports where id = $1 for update
                        """)
                .mapping(ImportStore::job)
                .execute(Tuple.of(id))
                .map(ImportStore::first);
    }

    public static Future<ImportJobPage> page(SqlClient sql, String position, int limit) {
        Cursor cursor = Cursor.parse(position);
        return sql.preparedQuery(
                        """
                        select *, '[]' as findings_text, counts::text as counts_text
                        from imports
                        where $1::timestamptz is null or (created_at, id) < ($1, $2)
                        order by created_at desc, id desc
                        limit $3
                        """)
                .mapping(ImportStore::job)
                .execute(Tuple.of(cursor.time(), cursor.id(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        job -> Cursor.of(job.createdAt(), job.id()),
                        ImportJobPage::new));
    }

    /** How many files are waiting or on their way, after forgetting those whose sender gave up. */
    public static Future<Long> waiting(SqlClient sql) {
        return forgetOld(sql)
                .compose(forgotten -> sql.preparedQuery(
                                "select count(*) from imports where state not in ('SUCCEEDED', 'FAILED')")
                        .execute())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Forgets files whose sender gave up and previews nobody decided about. Answers whether previews are left. */
    static Future<Boolean> forgetOld(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        delete from imports
                        where state = 'UPLOADING' and created_at < now() - interval '1 day'
                           or state = 'PREVIEWED' and finished_at < now() - interval '1 day'
                        """)
                .execute()
                .compose(forgotten -> sql.preparedQuery("select 1 from imports where state = 'PREVIEWED' limit 1")
                        .execute())
                .map(rows -> rows.size() > 0);
    }

    public static Future<Void> putChunk(SqlClient sql, ImportChunk chunk) {
        return sql.preparedQuery(
                        """
                        insert into import_chunks (import_id, index, bytes) values ($1, $2, $3)
                        on conflict (import_id, index) do update set bytes = excluded.bytes
                        """)
                .execute(Tuple.of(chunk.importId(), chunk.index(), Buffer.buffer(chunk.bytes())))
                .mapEmpty();
    }

    public static Future<Parts> parts(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        select count(*) as count, coalesce(max(index), -1) as last,
                               coalesce(sum(length(bytes)), 0)::bigint as bytes
                        from import_chunks where import_id = $1
                        """)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next())
                .map(row -> new Parts(row.getLong("count"), row.getInteger("last"), row.getLong("bytes")));
    }

    /** When the program was last imported into; empty if it never was. */
    static Future<Optional<Instant>> lastFinished(SqlClient sql) {
        return sql.preparedQuery("select max(finished_at) from imports where state = 'SUCCEEDED'")
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    public static Future<Void> queue(SqlClient sql, UUID id) {
        return sql.preparedQuery("update imports set state = 'QUEUED', queued_at = now() where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** Queues an import that waited for a decision. */
    public static Future<Void> queueAgain(SqlClient sql, UUID id, boolean preview, ImportRule rule) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'QUEUED', queued_at = now(), finished_at = null, preview = $2, rule = $3
                        where id = $1
                        """)
                .execute(Tuple.of(id, preview, rule.name()))
                .mapEmpty();
    }

    public static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from imports where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    private static Optional<ImportJob> first(RowSet<ImportJob> rows) {
        return rows.stream().findFirst();
    }

    private static ImportJob job(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new ImportJob(
                row.getUUID("id"),
                ImportState.valueOf(row.getString("state")),
                ImportFormat.valueOf(row.getString("format")),
                row.getString("filename"),
                row.getLong("size"),
                ImportRule.valueOf(row.getString("rule")),
                row.getInteger("percent"),
                ImportCounts.fromJson(row.getString("counts_text")),
                List.of(Json.read(row.getString("findings_text"), ImportFinding[].class)),
                row.getString("error"),
                row.getUUID("requested_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
