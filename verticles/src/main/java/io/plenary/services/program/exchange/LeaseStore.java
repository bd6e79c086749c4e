package io.plenary.services.program.exchange;

import io.plenary.contracts.Json;
import io.plenary.contracts.program.ImportCounts;
import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportRule;
import io.plenary.runtime.DatabaseFailures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Imports as the workers see them. A worker leases an import for a few seconds at a time; when it dies, the lease ends and
 * another worker takes over. Whoever lost the lease changes nothing any more: every statement names the worker.
 */
final class LeaseStore {

    /** Work taken over; it knows the program's version if what it would do was shown before. */
    record Lease(
            UUID importId,
            UUID worker,
            ImportFormat format,
            UUID requestedBy,
            ImportRule rule,
            boolean preview,
            Long programVersion,
            int attempts,
            int faults) {}

    private static final String ONE_RUNNING = "one_import_running";

    private LeaseStore() {}

    /** The import to be done next; empty if there is none, or if another one of the conference is running. */
    static Future<Optional<Lease>> take(SqlClient sql, UUID worker) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'RUNNING', worker = $1, leased_until = now() + interval '5 seconds',
                            attempts = attempts + 1, percent = 0
                        where id = (select id from imports
                                    where state = 'QUEUED' or state = 'RUNNING' and leased_until < now()
                                    order by state = 'RUNNING' desc, queued_at, id
                                    limit 1
                                    for update skip locked)
                          and not exists (select 1 from imports where state = 'RUNNING' and leased_until >= now())
                        returning *
                        """)
                .mapping(LeaseStore::lease)
                .execute(Tuple.of(worker))
                .map(rows -> rows.stream().findFirst())
                .recover(failure -> DatabaseFailures.isTaken(failure, ONE_RUNNING)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** Whether anything waits or runs. */
    static Future<Boolean> isAnythingLeft(SqlClient sql) {
        return sql.preparedQuery("select 1 from imports where state in ('QUEUED', 'RUNNING') limit 1")
                .execute()
                .map(rows -> rows.size() > 0);
    }

    static Future<Void> prolong(SqlClient sql, Lease lease, int percent) {
        return sql.preparedQuery(
                        """
                        update imports set leased_until = now() + interval '5 seconds', percent = $3
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(lease.importId(), lease.worker(), percent))
                .mapEmpty();
    }

    static Future<Buffer> file(SqlClient sql, UUID id) {
        return sql.preparedQuery("select bytes from import_chunks where import_id = $1 order by index")
                .execute(Tuple.of(id))
                .map(rows -> {
                    Buffer file = Buffer.buffer();
                    rows.forEach(row -> file.appendBuffer(row.getBuffer(0)));
                    return file;
                });
    }

    /** Keeps everybody else away from the import until the transaction ends; false if the lease was lost. */
    static Future<Boolean> hold(SqlClient sql, Lease lease) {
        return sql.preparedQuery("select 1 from imports where id = $1 and worker = $2 and state = 'RUNNING' for update")
                .execute(Tuple.of(lease.importId(), lease.worker()))
                .map(rows -> rows.size() > 0);
    }

    static Future<Void> succeed(SqlClient sql, Lease lease, ImportCounts counts, List<ImportFinding> findings) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'SUCCEEDED', percent = 100, counts = $3::text::json, findings = $4::text::json,
                            finished_at = now()
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(lease.importId(), lease.worker(), counts.toJson(), Json.write(findings)))
                .compose(done -> deleteFile(sql, lease));
    }

    /** The file is kept: it may be applied yet. */
    static Future<Void> preview(
            SqlClient sql, Lease lease, long version, ImportCounts counts, List<ImportFinding> findings) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'PREVIEWED', percent = 100, counts = $3::text::json, findings = $4::text::json,
                            program_version = $5, finished_at = now()
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(lease.importId(), lease.worker(), counts.toJson(), Json.write(findings), version))
                .mapEmpty();
    }

    static Future<Void> fail(SqlClient sql, Lease lease, String error, List<ImportFinding> findings) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'FAILED', error = $3, findings = $4::text::json, finished_at = now()
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(lease.importId(), lease.worker(), error, Json.write(findings)))
                .compose(done -> deleteFile(sql, lease));
    }

    private static Future<Void> deleteFile(SqlClient sql, Lease lease) {
        return sql.preparedQuery(
                        """
                        delete from import_chunks
                        where import_id = $1
                          and exists (select 1 from imports where id = $1 and worker = $2 and finished_at is not null)
                        """)
                .execute(Tuple.of(lease.importId(), lease.worker()))
                .compose(deleted -> ChangeStore.delete(sql, lease.importId()));
    }

    /** Lets a worker try it again, after a while that grows: what was missing may be back then. */
    static Future<Void> giveBack(SqlClient sql, Lease lease, int faults) {
        return sql.preparedQuery(
                        """
                        update imports
                        set leased_until = now() + least(attempts, 5) * interval '3 seconds', faults = $3
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(lease.importId(), lease.worker(), faults))
                .mapEmpty();
    }

    private static Lease lease(Row row) {
        return new Lease(
                row.getUUID("id"),
                row.getUUID("worker"),
                ImportFormat.valueOf(row.getString("format")),
                row.getUUID("requested_by"),
                ImportRule.valueOf(row.getString("rule")),
                row.getBoolean("preview"),
                row.getLong("program_version"),
                row.getInteger("attempts"),
                row.getInteger("faults"));
    }
}
