package io.plenary.services.auth;

import io.plenary.services.auth.Challenge.Purpose;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

final class ChallengeStore {

    private ChallengeStore() {}

    /**
     * False if so many are open already.
     *
     * @param askedBy whose they are counted as; null to count none
     */
    static Future<Boolean> insert(SqlClient sql, Challenge challenge, String askedBy, int most, Instant now) {
        return sql.preparedQuery(
                        """
                        insert into passkey_challenges (id, user_id, purpose, challenge, asked_by, expires_at)
                        select $1, $2, $3, $4, $5, $6
                        where (select count(*) from passkey_challenges where asked_by = $5 and expires_at > $8) < $7
                        """)
                .execute(Tuple.from(new Object[] {
                    challenge.id(),
                    challenge.userId(),
                    challenge.purpose().name(),
                    Base64Url.decoded(challenge.text()),
                    askedBy,
                    challenge.expiresAt().atOffset(ZoneOffset.UTC),
                    (long) most,
                    now.atOffset(ZoneOffset.UTC)
                }))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Of several who answer it at once only one gets it. */
    static Future<Optional<Challenge>> take(SqlClient sql, UUID id, Purpose purpose, UUID userId, Instant now) {
        return sql.preparedQuery(
                        """
                        delete from passkey_challenges
                        where id = $1 and purpose = $2 and user_id is not distinct from $3 and expires_at > $4
                        returning *
                        """)
                .mapping(ChallengeStore::challenge)
                .execute(Tuple.of(id, purpose.name(), userId, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> deleteExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from passkey_challenges where expires_at < $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Challenge challenge(Row row) {
        return new Challenge(
                row.getUUID("id"),
                row.getUUID("user_id"),
                Purpose.valueOf(row.getString("purpose")),
                Base64Url.encoded(row.getBuffer("challenge")),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
