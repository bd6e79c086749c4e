package io.plenary.services.auth;

import io.plenary.contracts.auth.OpenSignIn;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class SignInStore {

    private static final String TOKEN =
            """
            select sign_in_id, user_id, used_at, ended_at, token.expires_at
            from refresh_tokens token join sign_ins on sign_ins.id = sign_in_id
            where token_hash = $1
            """;

    private SignInStore() {}

    /** It begins without tokens, so it lives from the first one on. False if what it came by was unlinked meanwhile. */
    static Future<Boolean> insert(SqlClient sql, UUID id, Proven proven, Instant now) {
        return sql.preparedQuery(
                        """
                        insert into sign_ins (id, user_id, browser, created_at, expires_at, identity_id)
                        select $1, $2, $3, $4, $4, $5
                        where $5::uuid is null or exists (select from identities where id = $5 and user_id = $2)
                        """)
                .execute(Tuple.of(id, proven.user().account().id(), proven.browser(), utc(now), proven.identityId()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether a sign-in of the user came by an account elsewhere, and not before this time. */
    static Future<Boolean> cameByIdentity(SqlClient sql, UUID userId, UUID signInId, Instant time) {
        return sql.preparedQuery(
                        """
                        select from sign_ins
                        where id = $2 and user_id = $1 and ended_at is null and identity_id is not null and created_at > $3
                        """)
                .execute(Tuple.of(userId, signInId, utc(time)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Those of a user, the one used last first. */
    static Future<List<OpenSignIn>> open(SqlClient sql, UUID userId, Instant now) {
        return sql.preparedQuery(
                        """
                        select id, browser, created_at, expires_at from sign_ins
                        where user_id = $1 and ended_at is null and expires_at > $2
                        order by expires_at desc, id limit 100
                        """)
                .mapping(SignInStore::openSignIn)
                .execute(Tuple.of(userId, utc(now)))
                .map(rows -> rows.stream().toList());
    }

    /** It has lived as long as its newest token. */
    private static OpenSignIn openSignIn(Row row) {
        return new OpenSignIn(
                row.getUUID("id"),
                row.getString("browser"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant().minus(RefreshToken.LIFE));
    }

    /** Adds a token to a sign-in, which lives as long as its newest token. */
    static Future<Void> addToken(SqlClient sql, UUID signInId, byte[] tokenHash, Instant expiresAt) {
        return sql.preparedQuery(
                        """
                        with living as (update sign_ins set expires_at = $3 where id = $1)
                        insert into refresh_tokens (sign_in_id, token_hash, expires_at) values ($1, $2, $3)
                        """)
                .execute(Tuple.of(signInId, Buffer.buffer(tokenHash), utc(expiresAt)))
                .mapEmpty();
    }

    static Future<Optional<RefreshToken>> findToken(SqlClient sql, byte[] tokenHash) {
        return token(sql, TOKEN, tokenHash).map(SignInStore::first);
    }

    /** Kept from others until the transaction ends. */
    static Future<Optional<RefreshToken>> lockToken(SqlClient sql, byte[] tokenHash) {
        return token(sql, TOKEN + "for update of token, sign_ins", tokenHash).map(SignInStore::first);
    }

    private static Future<RowSet<RefreshToken>> token(SqlClient sql, String query, byte[] tokenHash) {
        return sql.preparedQuery(query).mapping(SignInStore::token).execute(Tuple.of(Buffer.buffer(tokenHash)));
    }

    /** The first use counts, or a token could be used for ever. */
    static Future<Void> markUsed(SqlClient sql, byte[] tokenHash, Instant now) {
        return sql.preparedQuery("update refresh_tokens set used_at = coalesce(used_at, $2) where token_hash = $1")
                .execute(Tuple.of(Buffer.buffer(tokenHash), utc(now)))
                .mapEmpty();
    }

    /** False if it had ended before. */
    static Future<Boolean> end(SqlClient sql, UUID signInId, Instant now) {
        return sql.preparedQuery("update sign_ins set ended_at = $2 where id = $1 and ended_at is null")
                .execute(Tuple.of(signInId, utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False if the user has no such sign-in, or it had ended before. */
    static Future<Boolean> endOwn(SqlClient sql, UUID userId, UUID signInId, Instant now) {
        return sql.preparedQuery(
                        "update sign_ins set ended_at = $3 where id = $2 and user_id = $1 and ended_at is null")
                .execute(Tuple.of(userId, signInId, utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Those that came by an account elsewhere. False if none was open. */
    static Future<Boolean> endOf(SqlClient sql, UUID userId, UUID identityId, Instant now) {
        return sql.preparedQuery(
                        "update sign_ins set ended_at = $3 where user_id = $1 and identity_id = $2 and ended_at is null")
                .execute(Tuple.of(userId, identityId, utc(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** False if no other was open. */
    static Future<Boolean> endOthers(SqlClient sql, UUID userId, UUID kept, Instant now) {
        return sql.preparedQuery(
                        "update sign_ins set ended_at = $3 where user_id = $1 and id is distinct from $2 and ended_at is null")
                .execute(Tuple.of(userId, kept, utc(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** False if none was open. */
    static Future<Boolean> endAll(SqlClient sql, UUID userId, Instant now) {
        return sql.preparedQuery("update sign_ins set ended_at = $2 where user_id = $1 and ended_at is null")
                .execute(Tuple.of(userId, utc(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * What the user of an open sign-in is.
     *
     * @param secondFactor whether the account asks for more than its password
     */
    record Standing(boolean admin, boolean secondFactor) {}

    /** Empty if the sign-in is not open. */
    static Future<Optional<Standing>> standing(SqlClient sql, UUID signInId, UUID userId, Instant now) {
        return sql.preparedQuery(
                        """
                        select admin,
                               has_second_factor(users.id) as second_factor
                        from sign_ins join users on users.id = user_id
                        where sign_ins.id = $1 and user_id = $2 and ended_at is null and expires_at > $3
                          and disabled_at is null
                        """)
                .mapping(row -> new Standing(row.getBoolean("admin"), row.getBoolean("second_factor")))
                .execute(Tuple.of(signInId, userId, utc(now)))
                .map(SignInStore::first);
    }

    /** With an account; devices that hold a token of it are to learn that it is gone. */
    static Future<Void> deleteAll(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        insert into gone_tokens (token_hash, expires_at)
                        select token_hash, token.expires_at
                        from refresh_tokens token join sign_ins on sign_ins.id = sign_in_id
                        where user_id = $1
                        on conflict do nothing
                        """)
                .execute(Tuple.of(userId))
                .compose(kept -> sql.preparedQuery("delete from sign_ins where user_id = $1")
                        .execute(Tuple.of(userId)))
                .mapEmpty();
    }

    /** Empty if nobody ended it: it has expired, or there was none. */
    static Future<Optional<SignInEnd>> end(SqlClient sql, byte[] tokenHash) {
        return sql.preparedQuery(
                        """
                        select true as gone from gone_tokens where token_hash = $1
                        union all
                        select disabled_at is not null
                        from refresh_tokens join sign_ins on sign_ins.id = sign_in_id join users on users.id = user_id
                        where token_hash = $1 and ended_at is not null
                        """)
                .mapping(row -> row.getBoolean("gone") ? SignInEnd.ACCOUNT_GONE : SignInEnd.ENDED)
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .map(SignInStore::first);
    }

    static Future<Void> deleteExpiredBefore(SqlClient sql, Instant time) {
        return sql.preparedQuery("delete from refresh_tokens where expires_at < $1")
                .execute(Tuple.of(utc(time)))
                .compose(deleted -> sql.preparedQuery("delete from gone_tokens where expires_at < $1")
                        .execute(Tuple.of(utc(time))))
                .compose(deleted -> sql.preparedQuery("delete from sign_ins where expires_at < $1")
                        .execute(Tuple.of(utc(time))))
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static <T> Optional<T> first(RowSet<T> rows) {
        return rows.stream().findFirst();
    }

    private static RefreshToken token(Row row) {
        OffsetDateTime usedAt = row.getOffsetDateTime("used_at");
        return new RefreshToken(
                row.getUUID("sign_in_id"),
                row.getUUID("user_id"),
                usedAt == null ? null : usedAt.toInstant(),
                row.getOffsetDateTime("ended_at") != null,
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
