package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

final class AnsweredChallengeStore {

    private AnsweredChallengeStore() {}

    /** False if it was answered before; of several who answer it at once only one is first. */
    static Future<Boolean> insert(SqlClient sql, PasskeyChallenges.Challenge challenge) {
        return sql.preparedQuery(
                        "insert into answered_challenges (challenge, expires_at) values ($1, $2) on conflict do nothing")
                .execute(Tuple.of(
                        Buffer.buffer(Base64Url.decoded(challenge.text())),
                        challenge.expiresAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> deleteExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from answered_challenges where expires_at < $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
