package io.plenary.services.auth;

import io.plenary.contracts.auth.LinkedIdentity;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class IdentityStore {

    /** An account elsewhere, and whose it is here. */
    record Known(UUID id, UUID userId) {}

    private IdentityStore() {}

    /** Empty if it is linked already, or another one of its issuer to this user. */
    static Future<Optional<LinkedIdentity>> insert(
            SqlClient sql, UUID id, UUID userId, Identity identity, Instant now) {
        return sql.preparedQuery(
                        """
                        insert into identities (id, user_id, issuer, subject, provider, email, linked_at)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict do nothing
                        returning *
                        """)
                .mapping(IdentityStore::linked)
                .execute(Tuple.of(
                        id,
                        userId,
                        identity.issuer(),
                        identity.subject(),
                        identity.provider(),
                        identity.email(),
                        now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst());
    }

    /** Empty if it opens nothing. */
    static Future<Optional<Known>> known(SqlClient sql, Identity identity) {
        return sql.preparedQuery("select id, user_id from identities where issuer = $1 and subject = $2")
                .mapping(row -> new Known(row.getUUID("id"), row.getUUID("user_id")))
                .execute(Tuple.of(identity.issuer(), identity.subject()))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<List<LinkedIdentity>> ofUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select * from identities where user_id = $1 order by linked_at, id")
                .mapping(IdentityStore::linked)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    /** How many others open the account, of issuers that are asked at the moment. */
    static Future<Long> countOthers(SqlClient sql, UUID userId, UUID id, List<String> issuers) {
        return sql.preparedQuery("select count(*) from identities where user_id = $1 and id <> $2 and issuer = any($3)")
                .mapping(row -> row.getLong(0))
                .execute(Tuple.of(userId, id, issuers.toArray(String[]::new)))
                .map(rows -> rows.iterator().next());
    }

    /** Empty if it is not the user's. */
    static Future<Optional<LinkedIdentity>> delete(SqlClient sql, UUID userId, UUID id) {
        return sql.preparedQuery("delete from identities where user_id = $1 and id = $2 returning *")
                .mapping(IdentityStore::linked)
                .execute(Tuple.of(userId, id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Those that opened the account. */
    static Future<List<LinkedIdentity>> deleteAll(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from identities where user_id = $1 returning *")
                .mapping(IdentityStore::linked)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    private static LinkedIdentity linked(Row row) {
        return new LinkedIdentity(
                row.getUUID("id"),
                row.getString("provider"),
                row.getString("email"),
                row.getOffsetDateTime("linked_at").toInstant());
    }
}
