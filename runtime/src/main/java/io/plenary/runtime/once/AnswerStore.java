package io.plenary.runtime.once;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** The answers that every service's database keeps for a day. */
final class AnswerStore {

    record Kept(byte[] fingerprint, byte[] answer) {}

    private AnswerStore() {}

    static Future<Optional<Kept>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        select fingerprint, answer from answers
                        where id = $1 and kept_at > now() - interval '24 hours'
                        """)
                .mapping(row -> new Kept(
                        row.getBuffer("fingerprint").getBytes(),
                        row.getBuffer("answer").getBytes()))
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Until the transaction ends; false while another one has it. */
    static Future<Boolean> lock(SqlClient sql, UUID id) {
        return sql.preparedQuery("select pg_try_advisory_xact_lock($1) as free")
                .execute(Tuple.of(id.getMostSignificantBits()))
                .map(rows -> rows.iterator().next().getBoolean("free"));
    }

    /** Some of those that are over go with each new one: nobody has to look for them. */
    static Future<Void> keep(SqlClient sql, UUID id, Kept kept) {
        return sql.preparedQuery(
                        """
                        with over as (
                            delete from answers where id in (
                                select id from answers
                                where kept_at < now() - interval '24 hours' and id <> $1
                                order by kept_at
                                limit 10
                                for update skip locked))
                        insert into answers (id, fingerprint, answer) values ($1, $2, $3)
                        on conflict (id) do update
                            set fingerprint = excluded.fingerprint, answer = excluded.answer, kept_at = now()
                        """)
                .execute(Tuple.of(id, Buffer.buffer(kept.fingerprint()), Buffer.buffer(kept.answer())))
                .mapEmpty();
    }
}
