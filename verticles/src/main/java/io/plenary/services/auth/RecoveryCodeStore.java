package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

final class RecoveryCodeStore {

    private RecoveryCodeStore() {}

    /** Those from before open nothing any more. */
    static Future<Void> replace(SqlClient sql, UUID userId, List<byte[]> hashes) {
        return deleteAll(sql, userId)
                .compose(deleted -> sql.preparedQuery(
                                "insert into recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])")
                        .execute(Tuple.of(userId)
                                .addArrayOfBuffer(
                                        hashes.stream().map(Buffer::buffer).toArray(Buffer[]::new))))
                .mapEmpty();
    }

    /** False if it is none, or was used before. */
    static Future<Boolean> use(SqlClient sql, UUID userId, byte[] hash) {
        return sql.preparedQuery("delete from recovery_codes where user_id = $1 and code_hash = $2")
                .execute(Tuple.of(userId, Buffer.buffer(hash)))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Integer> count(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select count(*)::integer as codes from recovery_codes where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getInteger("codes"));
    }

    /** Those of an account that asks for nothing they could stand for. */
    static Future<Void> deleteUseless(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from recovery_codes where user_id = $1 and not has_second_factor($1)")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> deleteAll(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from recovery_codes where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }
}
