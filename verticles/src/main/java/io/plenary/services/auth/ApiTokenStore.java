package io.plenary.services.auth;

import io.plenary.contracts.auth.ApiToken;
import io.plenary.contracts.auth.NewApiToken;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class ApiTokenStore {

    private ApiTokenStore() {}

    /** Until the transaction ends nobody else makes a token for this owner, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID ownerId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("api tokens of " + ownerId))
                .compose(locked -> sql.preparedQuery(
                                "select count(*) from api_tokens where user_id = $1 or organization_id = $1")
                        .execute(Tuple.of(ownerId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Future<Void> insert(SqlClient sql, NewApiToken token, ApiTokenOwner owner) {
        return sql.preparedQuery(
                        """
                        insert into api_tokens
                            (id, user_id, organization_id, name, hint, token_hash, scopes, created_at, expires_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        """)
                .execute(Tuple.from(new Object[] {
                    token.id(),
                    owner.userId(),
                    owner.organizationId(),
                    token.name(),
                    token.hint(),
                    Buffer.buffer(RefreshToken.hash(token.secret())),
                    token.scopes().toArray(String[]::new),
                    utc(token.createdAt()),
                    utc(token.expiresAt())
                }))
                .mapEmpty();
    }

    static Future<List<ApiToken>> of(SqlClient sql, ApiTokenOwner owner) {
        return sql.preparedQuery(
                        """
                        select * from api_tokens where user_id = $1 or organization_id = $2
                        order by created_at desc, id
                        """)
                .mapping(ApiTokenStore::token)
                .execute(Tuple.of(owner.userId(), owner.organizationId()))
                .map(rows -> rows.stream().toList());
    }

    /** False if the owner has no such token. */
    static Future<Boolean> delete(SqlClient sql, ApiTokenOwner owner, UUID id) {
        return sql.preparedQuery("delete from api_tokens where id = $1 and (user_id = $2 or organization_id = $3)")
                .execute(Tuple.of(id, owner.userId(), owner.organizationId()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Those that the user had. */
    static Future<List<UUID>> deleteOfUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from api_tokens where user_id = $1 returning id")
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<LiveApiToken>> findLive(SqlClient sql, String text, Instant now) {
        return live(sql, "token_hash = $1", Buffer.buffer(RefreshToken.hash(text)), now);
    }

    static Future<Optional<LiveApiToken>> findLive(SqlClient sql, UUID id, Instant now) {
        return live(sql, "token.id = $1", id, now);
    }

    private static Future<Optional<LiveApiToken>> live(SqlClient sql, String which, Object key, Instant now) {
        return sql.preparedQuery(
                        """
                        select token.*, coalesce(admin, false) as admin,
                               has_second_factor(token.user_id) as second_factor
                        from api_tokens token left join users on users.id = user_id
                        where %s and expires_at > $2 and disabled_at is null
                        """
                                .formatted(which))
                .mapping(row -> new LiveApiToken(
                        token(row),
                        new ApiTokenOwner(row.getUUID("user_id"), row.getUUID("organization_id")),
                        row.getBoolean("admin"),
                        row.getBoolean("second_factor")))
                .execute(Tuple.of(key, utc(now)))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> markUsed(SqlClient sql, UUID id, Instant now) {
        return sql.preparedQuery("update api_tokens set last_used_at = $2 where id = $1")
                .execute(Tuple.of(id, utc(now)))
                .mapEmpty();
    }

    static Future<Void> deleteExpiredBefore(SqlClient sql, Instant time) {
        return sql.preparedQuery("delete from api_tokens where expires_at < $1")
                .execute(Tuple.of(utc(time)))
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static ApiToken token(Row row) {
        OffsetDateTime lastUsedAt = row.getOffsetDateTime("last_used_at");
        return new ApiToken(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("hint"),
                List.of(row.getArrayOfStrings("scopes")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                lastUsedAt == null ? null : lastUsedAt.toInstant());
    }
}
