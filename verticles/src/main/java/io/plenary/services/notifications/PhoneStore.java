package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

final class PhoneStore {

    private static final long ASKING = 5_202_001;

    private PhoneStore() {}

    /**
     * What is known of somebody's phone.
     *
     * @param asked a number that waits for its code
     * @param askedId what the code follows from
     */
    record Known(String number, Instant confirmedAt, String asked, UUID askedId) {

        static final Known NONE = new Known(null, null, null, null);
    }

    /** How many codes there were within a day, each counted for itself. */
    record Codes(int ofUser, int toNumber, int fromAddress) {}

    /** @param patience how long a code is waited for */
    static Future<Known> find(SqlClient sql, UUID userId, Duration patience) {
        return sql.preparedQuery(
                        """
                        select number, confirmed_at,
                               case when waits then asked end as asked, case when waits then asked_id end as asked_id
                        from phones, lateral (select asked_at > now() - $2 * interval '1 second' as waits) as time
                        where user_id = $1
                        """)
                .mapping(PhoneStore::known)
                .execute(Tuple.of(userId, patience.toSeconds()))
                .map(rows -> rows.stream().findFirst().orElse(Known.NONE));
    }

    private static Known known(Row row) {
        OffsetDateTime confirmed = row.getOffsetDateTime("confirmed_at");
        return new Known(
                row.getString("number"),
                confirmed == null ? null : confirmed.toInstant(),
                row.getString("asked"),
                row.getUUID("asked_id"));
    }

    /** One after the other: two at once must not both be the last that may. */
    static Future<Codes> countCodes(SqlClient sql, UUID userId, String number, String address) {
        return sql.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(ASKING))
                .compose(locked -> sql.query("delete from phone_codes where asked_at < now() - interval '1 day'")
                        .execute())
                .compose(deleted -> sql.preparedQuery(
                                """
                                select count(*) filter (where user_id = $1) as of_user,
                                       count(*) filter (where number = $2) as to_number,
                                       count(*) filter (where address = $3) as from_address
                                from phone_codes
                                """)
                        .mapping(row -> new Codes(
                                row.getInteger("of_user"), row.getInteger("to_number"), row.getInteger("from_address")))
                        .execute(Tuple.of(userId, number, address)))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> noteCode(SqlClient sql, UUID userId, String number, String address) {
        return sql.preparedQuery("insert into phone_codes (user_id, number, address) values ($1, $2, $3)")
                .execute(Tuple.of(userId, number, address))
                .mapEmpty();
    }

    static Future<Void> ask(SqlClient sql, UUID userId, String number, UUID askedId) {
        return sql.preparedQuery(
                        """
                        insert into phones (user_id, asked, asked_id, asked_at) values ($1, $2, $3, now())
                        on conflict (user_id) do update
                        set asked = excluded.asked, asked_id = excluded.asked_id, asked_at = now(), tries = 0
                        """)
                .execute(Tuple.of(userId, number, askedId))
                .mapEmpty();
    }

    /** Counts before anybody looks at the code; empty where none is waited for, or no more attempts are. */
    static Future<Optional<UUID>> countTry(SqlClient sql, UUID userId, Duration patience, int most) {
        return sql.preparedQuery(
                        """
                        update phones set tries = tries + 1
                        where user_id = $1 and asked_at > now() - $2 * interval '1 second' and tries < $3
                        returning asked_id
                        """)
                .mapping(row -> row.getUUID("asked_id"))
                .execute(Tuple.of(userId, patience.toSeconds(), most))
                .map(rows -> rows.stream().findFirst());
    }

    /** False where another number was asked for meanwhile. */
    static Future<Boolean> confirm(SqlClient sql, UUID userId, UUID askedId) {
        return sql.preparedQuery(
                        """
                        update phones
                        set number = asked, confirmed_at = now(), asked = null, asked_id = null, asked_at = null, tries = 0
                        where user_id = $1 and asked_id = $2
                        """)
                .execute(Tuple.of(userId, askedId))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> delete(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from phones where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return delete(sql, userId)
                .compose(deleted -> sql.preparedQuery("delete from phone_codes where user_id = $1")
                        .execute(Tuple.of(userId)))
                .mapEmpty();
    }
}
