package io.plenary.services.program.exchange.imports;

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
 * Imports as the workers see them. An import carries the mark of the claim by which it is done; whoever lost that claim changes
 * nothing any more: every statement names it.
 */
final class RunStore {

    /** An import that is being done; it knows the program's version if what it would do was shown before. */
    record Run(
            UUID importId,
            UUID worker,
            ImportFormat format,
            UUID requestedBy,
            ImportRule rule,
            boolean preview,
            Long programVersion) {}

    private static final String ONE_RUNNING = "one_import_running";

    private RunStore() {}

    /**
     * The import to be done next, first of all one that was begun; empty if there is none, or while somebody's transaction
     * holds it. Only one worker at a time asks for a conference.
     */
    static Future<Optional<Run>> take(SqlClient sql, UUID worker) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'RUNNING', worker = $1, percent = 0
                        where id = (select id from imports
                                    where state in ('QUEUED', 'RUNNING')
                                    order by state = 'RUNNING' desc, queued_at, id
                                    limit 1
                                    for update skip locked)
                        returning *
                        """)
                .mapping(RunStore::run)
                .execute(Tuple.of(worker))
                .map(rows -> rows.stream().findFirst())
                .recover(failure -> DatabaseFailures.isTaken(failure, ONE_RUNNING)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /**
     * The import that is being done, by whomever; empty also while somebody's transaction holds it, who may be about to end it.
     * Kept from everybody else until the transaction ends.
     */
    static Future<Optional<Run>> begun(SqlClient sql) {
        return sql.preparedQuery("select * from imports where state = 'RUNNING' for update skip locked")
                .mapping(RunStore::run)
                .execute()
                .map(rows -> rows.stream().findFirst());
    }

    /** Whether anything waits or runs. */
    static Future<Boolean> isAnythingLeft(SqlClient sql) {
        return sql.preparedQuery("select 1 from imports where state in ('QUEUED', 'RUNNING') limit 1")
                .execute()
                .map(rows -> rows.size() > 0);
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

    /** Keeps everybody else away from the import until the transaction ends; false if it was lost. */
    static Future<Boolean> hold(SqlClient sql, Run run) {
        return sql.preparedQuery("select 1 from imports where id = $1 and worker = $2 and state = 'RUNNING' for update")
                .execute(Tuple.of(run.importId(), run.worker()))
                .map(rows -> rows.size() > 0);
    }

    static Future<Void> succeed(SqlClient sql, Run run, ImportCounts counts, List<ImportFinding> findings) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'SUCCEEDED', percent = 100, counts = $3::text::json, findings = $4::text::json,
                            finished_at = now()
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(run.importId(), run.worker(), counts.toJson(), Json.write(findings)))
                .compose(done -> deleteFile(sql, run));
    }

    /** The file is kept: it may be applied yet. */
    static Future<Void> preview(
            SqlClient sql, Run run, long version, ImportCounts counts, List<ImportFinding> findings) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'PREVIEWED', percent = 100, counts = $3::text::json, findings = $4::text::json,
                            program_version = $5, finished_at = now()
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(run.importId(), run.worker(), counts.toJson(), Json.write(findings), version))
                .mapEmpty();
    }

    static Future<Void> fail(SqlClient sql, Run run, String error, List<ImportFinding> findings) {
        return sql.preparedQuery(
                        """
                        update imports
                        set state = 'FAILED', error = $3, findings = $4::text::json, finished_at = now()
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(run.importId(), run.worker(), error, Json.write(findings)))
                .compose(done -> deleteFile(sql, run));
    }

    private static Future<Void> deleteFile(SqlClient sql, Run run) {
        return sql.preparedQuery(
                        """
                        delete from import_chunks
                        where import_id = $1
                          and exists (select 1 from imports where id = $1 and worker = $2 and finished_at is not null)
                        """)
                .execute(Tuple.of(run.importId(), run.worker()))
                .compose(deleted -> ImportChangeStore.delete(sql, run.importId()));
    }

    private static Run run(Row row) {
        return new Run(
                row.getUUID("id"),
                row.getUUID("worker"),
                ImportFormat.valueOf(row.getString("format")),
                row.getUUID("requested_by"),
                ImportRule.valueOf(row.getString("rule")),
                row.getBoolean("preview"),
                row.getLong("program_version"));
    }
}
