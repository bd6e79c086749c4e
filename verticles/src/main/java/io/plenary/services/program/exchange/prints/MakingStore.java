package io.plenary.services.program.exchange.prints;

import io.plenary.contracts.program.Print;
import io.plenary.runtime.DatabaseFailures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Documents as the workers see them. One carries the mark of the claim by which it is made; whoever lost that claim changes nothing any
 * more: every statement names it.
 */
final class MakingStore {

    /** A document that is made. */
    record Document(byte[] bytes, String tag, List<UUID> people) {}

    private static final String ONE_RUNNING = "one_print_running";
    /** Some forty programs of the largest congress. */
    private static final long MOST_BYTES = 64L << 20;

    private static final int MOST = 200;

    private MakingStore() {}

    /** The document to be made next, first of all one that was begun; empty if there is none. */
    static Future<Optional<Print>> take(SqlClient sql, UUID worker) {
        return sql.preparedQuery(
                        """
                        update prints
                        set state = 'RUNNING', worker = $1
                        where id = (select id from prints
                                    where state in ('QUEUED', 'RUNNING')
                                    order by state = 'RUNNING' desc, asked_at, id
                                    limit 1
                                    for update skip locked)
                        returning *
                        """)
                .mapping(PrintStore::print)
                .execute(Tuple.of(worker))
                .map(rows -> rows.stream().findFirst())
                .recover(failure -> DatabaseFailures.isTaken(failure, ONE_RUNNING)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    static Future<Boolean> isAnythingLeft(SqlClient sql) {
        return sql.query("select 1 from prints where state in ('QUEUED', 'RUNNING') limit 1")
                .execute()
                .map(rows -> rows.size() > 0);
    }

    /** What was not used for longest makes room for it. */
    static Future<Void> keep(SqlClient sql, UUID id, UUID worker, Document made) {
        return sql.preparedQuery(
                        """
                        update prints
                        set state = 'READY', bytes = $3, weight = $4, tag = $5, people = $6, made_at = now(), used_at = now()
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addUUID(worker)
                        .addBuffer(Buffer.buffer(made.bytes()))
                        .addInteger(made.bytes().length)
                        .addString(made.tag())
                        .addArrayOfUUID(made.people().toArray(UUID[]::new)))
                .compose(kept -> makeRoom(sql));
    }

    private static Future<Void> makeRoom(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        delete from prints
                        where id in (select id
                                     from (select id, used_at, sum(weight) over recent as total, row_number() over recent as place
                                           from prints
                                           where state in ('READY', 'FAILED')
                                           window recent as (order by used_at desc, id)) kept
                                     where total > $1 or place > $2 or used_at < now() - interval '30 days')
                        """)
                .execute(Tuple.of(MOST_BYTES, MOST))
                .mapEmpty();
    }

    static Future<Void> fail(SqlClient sql, UUID id, UUID worker, String error) {
        return sql.preparedQuery(
                        """
                        update prints set state = 'FAILED', error = $3, made_at = now()
                        where id = $1 and worker = $2 and state = 'RUNNING'
                        """)
                .execute(Tuple.of(id, worker, error))
                .mapEmpty();
    }

    /** The one that was begun, by whomever. */
    static Future<Void> failBegun(SqlClient sql, String error) {
        return sql.preparedQuery(
                        "update prints set state = 'FAILED', error = $1, made_at = now() where state = 'RUNNING'")
                .execute(Tuple.of(error))
                .mapEmpty();
    }
}
