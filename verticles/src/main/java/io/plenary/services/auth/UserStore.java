package io.plenary.services.auth;

import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.auth.UserAccountPage;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
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

final class UserStore {

    /** Only one node at a time makes an administrator. */
    private static final long ADMIN_LOCK = 0x41444D49;

    private UserStore() {}

    /**
     * Empty if the id or the e-mail exists.
     *
     * @param passwordHash null where there is no password
     */
    static Future<Optional<UserAccount>> insert(
            SqlClient sql, SignUp signUp, String passwordHash, boolean admin, boolean confirmed) {
        return sql.preparedQuery(
                        """
                        insert into users (id, email, display_name, password_hash, admin, confirmed_at, locale)
                        values ($1, $2, $3, $4, $5, case when $6 then now() end, $7)
                        on conflict do nothing
                        returning *
                        """)
                .mapping(UserStore::account)
                .execute(Tuple.of(
                        signUp.id(),
                        signUp.email(),
                        signUp.displayName(),
                        passwordHash,
                        admin,
                        confirmed,
                        signUp.locale()))
                .map(UserStore::first);
    }

    static Future<Optional<UserAccount>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from users where id = $1")
                .mapping(UserStore::account)
                .execute(Tuple.of(id))
                .map(UserStore::first);
    }

    /** Who wants something of an account waits for who wants the same until the transaction ends. */
    static Future<Void> lock(SqlClient sql, UUID id) {
        return sql.preparedQuery("select from users where id = $1 for no key update")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    static Future<List<UserAccount>> findAll(SqlClient sql, UUID... ids) {
        return sql.preparedQuery("select * from users where id = any($1)")
                .mapping(UserStore::account)
                .execute(Tuple.of(ids))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<StoredUser>> findByEmail(SqlClient sql, String email) {
        return sql.preparedQuery("select * from users where email = $1")
                .mapping(UserStore::stored)
                .execute(Tuple.of(email))
                .map(UserStore::first);
    }

    static Future<Optional<StoredUser>> findStored(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from users where id = $1")
                .mapping(UserStore::stored)
                .execute(Tuple.of(id))
                .map(UserStore::first);
    }

    /** That of who is not known is the one with which accounts begin. */
    static Future<Integer> deviceGeneration(SqlClient sql, String email) {
        return sql.preparedQuery("select device_generation from users where email = $1")
                .mapping(row -> row.getInteger("device_generation"))
                .execute(Tuple.of(email))
                .map(rows -> first(rows).orElse(0));
    }

    /** No mark of a device holds any more. */
    static Future<Void> forgetDevices(SqlClient sql, UUID userId) {
        return sql.preparedQuery("update users set device_generation = device_generation + 1 where id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<UserAccountPage> page(SqlClient sql, String text, Cursor cursor, int limit) {
        return sql.preparedQuery(
                        """
                        select * from users
                        where ($1::text is null or email ilike $1 or display_name ilike $1)
                          and ($2::text is null or (email, id) > ($2, $3))
                        order by email, id
                        limit $4
                        """)
                .mapping(UserStore::account)
                .execute(Tuple.of(text == null ? null : containing(text), cursor.key(), cursor.id(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        user -> new Cursor(user.email(), user.id()),
                        UserAccountPage::new));
    }

    static Future<Long> count(SqlClient sql) {
        return sql.query("select count(*) from users")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** Empty if the password, where there is one, is not the one that was checked any more. */
    static Future<Optional<UserAccount>> markSignedIn(SqlClient sql, StoredUser user, Instant now) {
        return sql.preparedQuery(
                        """
                        update users set last_signed_in_at = $3
                        where id = $1 and password_hash is not distinct from $2 and disabled_at is null
                        returning *
                        """)
                .mapping(UserStore::account)
                .execute(Tuple.of(user.account().id(), user.passwordHash(), now.atOffset(ZoneOffset.UTC)))
                .map(UserStore::first);
    }

    /** False if the password is not the one that was checked any more, or the account is disabled. */
    static Future<Boolean> changePassword(SqlClient sql, StoredUser user, String newHash) {
        return sql.preparedQuery(
                        """
                        update users set password_hash = $3
                        where id = $1 and password_hash = $2 and disabled_at is null
                        """)
                .execute(Tuple.of(user.account().id(), user.passwordHash(), newHash))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False if the account is disabled. */
    static Future<Boolean> setPassword(SqlClient sql, UUID userId, String hash) {
        return sql.preparedQuery("update users set password_hash = $2 where id = $1 and disabled_at is null")
                .execute(Tuple.of(userId, hash))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<UserAccount> change(SqlClient sql, UserAccount changed) {
        return sql.preparedQuery(
                        """
                        update users
                        set admin = $2,
                            confirmed_at = case when $3 then coalesce(confirmed_at, now()) end,
                            disabled_at = case when $4 then coalesce(disabled_at, now()) end
                        where id = $1
                        returning *
                        """)
                .mapping(UserStore::account)
                .execute(Tuple.of(changed.id(), changed.admin(), changed.confirmed(), changed.disabled()))
                .map(rows -> rows.iterator().next());
    }

    /**
     * The address, which may be another than before, is the user's own.
     *
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if it is somebody else's
     */
    static Future<Void> confirm(SqlClient sql, UUID userId, String email) {
        return sql.preparedQuery(
                        """
                        update users set email = $2, confirmed_at = coalesce(confirmed_at, now())
                        where id = $1 and not exists (select from users where email = $2 and id <> $1)
                        """)
                .execute(Tuple.of(userId, email))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Accounts.taken();
                    }
                    return null;
                });
    }

    static Future<Void> delete(SqlClient sql, UUID userId) {
        return SignInStore.deleteAll(sql, userId)
                .compose(deleted ->
                        sql.preparedQuery("delete from users where id = $1").execute(Tuple.of(userId)))
                .mapEmpty();
    }

    /** Those who can sign in. */
    static Future<Long> countAdmins(SqlClient sql) {
        return sql.query("select count(*) from users where admin and disabled_at is null")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Future<Void> lockAdmins(SqlClient sql) {
        return sql.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(ADMIN_LOCK))
                .mapEmpty();
    }

    /** The administrator that was there first. */
    static Future<Optional<UserAccount>> firstAdmin(SqlClient sql) {
        return sql.preparedQuery("select * from users where admin order by created_at, id limit 1")
                .mapping(UserStore::account)
                .execute()
                .map(UserStore::first);
    }

    private static <T> Optional<T> first(RowSet<T> rows) {
        return rows.stream().findFirst();
    }

    static StoredUser stored(Row row) {
        return new StoredUser(account(row), row.getString("password_hash"), row.getInteger("device_generation"));
    }

    private static UserAccount account(Row row) {
        OffsetDateTime lastSignedInAt = row.getOffsetDateTime("last_signed_in_at");
        return new UserAccount(
                row.getUUID("id"),
                row.getString("email"),
                row.getString("display_name"),
                row.getBoolean("admin"),
                row.getOffsetDateTime("created_at").toInstant(),
                lastSignedInAt == null ? null : lastSignedInAt.toInstant(),
                row.getOffsetDateTime("confirmed_at") != null,
                row.getOffsetDateTime("disabled_at") != null,
                row.getString("locale"));
    }
}
