package io.plenary.services.notifications;

import io.plenary.contracts.notifications.Suppression;
import io.plenary.contracts.notifications.SuppressionCause;
import io.plenary.contracts.notifications.SuppressionPage;
import io.plenary.contracts.notifications.SuppressionQuery;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** What is reported of mails, and the addresses that nothing is mailed to since then. */
final class SuppressionStore {

    private SuppressionStore() {}

    /** A mail that is on its way, or was. */
    record Mailed(UUID userId, String address, OffsetDateTime begunAt) {}

    /** Empty where no mail of that number has gone anywhere. */
    static Future<Optional<Mailed>> findMailed(SqlClient sql, UUID deliveryId) {
        return sql.preparedQuery(
                        """
                        select user_id, address, begun_at from deliveries join messages on messages.id = message_id
                        where deliveries.id = $1 and channel = 'EMAIL' and begun_at is not null and address is not null
                        """)
                .mapping(row ->
                        new Mailed(row.getUUID("user_id"), row.getString("address"), row.getOffsetDateTime("begun_at")))
                .execute(Tuple.of(deliveryId))
                .map(rows -> rows.stream().findFirst());
    }

    /** False where as much is known already. */
    static Future<Boolean> report(SqlClient sql, UUID deliveryId, Finding finding) {
        return sql.preparedQuery(
                        """
                        update deliveries set state = $2, reason = $3, reported = $4, changed_at = now()
                        where id = $1 and channel = 'EMAIL' and begun_at is not null and coalesce(reported, 0) < $4
                        """)
                .execute(Tuple.of(deliveryId, finding.state().name(), finding.reason(), finding.weight()))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * What was sent before somebody lifted it says nothing of the time since; that there is no such mailbox outweighs a complaint, unless
     * it is only a mail that says so.
     */
    static Future<Void> suppress(SqlClient sql, Mailed mail, SuppressionCause cause, String reason, boolean byMail) {
        return sql.preparedQuery(
                        """
                        insert into suppressions (id, address, user_id, cause, reason, by_mail)
                        values ($1, lower($2), $3, $4, $5, $7)
                        on conflict (address) do update
                        set user_id = excluded.user_id, cause = excluded.cause, reason = excluded.reason, since = now(),
                            lifted_at = null, by_mail = excluded.by_mail
                        where suppressions.lifted_at < $6
                           or suppressions.lifted_at is null and excluded.cause = 'BOUNCED' and not excluded.by_mail
                              and (suppressions.cause = 'COMPLAINED' or suppressions.by_mail)
                        """)
                .execute(Tuple.of(
                        Uuids.next(), mail.address(), mail.userId(), cause.name(), reason, mail.begunAt(), byMail))
                .mapEmpty();
    }

    /** Empty where something is mailed there. */
    static Future<Optional<Suppression>> find(SqlClient sql, String address) {
        return sql.preparedQuery("select * from suppressions where address = lower($1) and lifted_at is null")
                .mapping(SuppressionStore::suppression)
                .execute(Tuple.of(address))
                .map(rows -> rows.stream().findFirst());
    }

    /**
     * Whether something is mailed there though a mail came back, since only a mail says that: of each kind one in that time, which may be
     * tried as often as it takes.
     */
    static Future<Boolean> letThrough(SqlClient sql, Envelope envelope, Duration time) {
        return sql.preparedQuery(
                        """
                        insert into let_through as last (address, kind, delivery_id, at)
                        select address, $2, $3, now() from suppressions
                        where address = lower($1) and lifted_at is null and cause = 'BOUNCED' and by_mail
                        on conflict (address, kind) do update set delivery_id = excluded.delivery_id, at = excluded.at
                        where last.delivery_id = excluded.delivery_id or last.at <= now() - $4 * interval '1 second'
                        """)
                .execute(Tuple.of(envelope.address(), envelope.kind().name(), envelope.id(), time.toSeconds()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** By its owner, unless they did so lately: of two at once only one does. */
    static Future<Void> tryAgain(SqlClient sql, String address, Duration pause) {
        return sql.preparedQuery(
                        """
                        update suppressions set lifted_at = now(), tried_at = now()
                        where address = lower($1) and lifted_at is null
                          and (tried_at is null or tried_at <= now() - $2 * interval '1 second')
                        """)
                .execute(Tuple.of(address, pause.toSeconds()))
                .mapEmpty();
    }

    /** By an administrator. False where there is no such address. */
    static Future<Boolean> lift(SqlClient sql, UUID id) {
        return sql.preparedQuery("update suppressions set lifted_at = coalesce(lifted_at, now()) where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Somebody has read a mail there, whoever it was that it was suppressed for. */
    static Future<Void> liftAt(SqlClient sql, String address) {
        return sql.preparedQuery(
                        "update suppressions set lifted_at = now() where address = lower($1) and lifted_at is null")
                .execute(Tuple.of(address))
                .mapEmpty();
    }

    static Future<SuppressionPage> page(SqlClient sql, SuppressionQuery query) {
        Cursor cursor = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        """
                        select * from suppressions
                        where lifted_at is null and ($1::text is null or cause = $1)
                          and ($2::text is null or strpos(address, lower($2)) > 0)
                          and ($3::timestamptz is null or (since, id) < ($3, $4))
                        order by since desc, id desc
                        limit $5
                        """)
                .mapping(SuppressionStore::suppression)
                .execute(Tuple.of(
                        query.cause() == null ? null : query.cause().name(),
                        query.text() == null || query.text().isBlank()
                                ? null
                                : query.text().strip(),
                        cursor.time(),
                        cursor.id(),
                        query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        one -> Cursor.of(one.since(), one.id()),
                        SuppressionPage::new));
    }

    /** What was lifted is kept as long as it keeps its owner from lifting it again; mailboxes come back. */
    static Future<Void> deleteBefore(SqlClient sql, Instant bounced, Instant lifted) {
        return sql.preparedQuery("delete from suppressions where lifted_at < $2 or cause = 'BOUNCED' and since < $1")
                .execute(Tuple.of(bounced.atOffset(ZoneOffset.UTC), lifted.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /**
     * Anybody can have a mail sent to an address, so that it was is no sign that it is theirs.
     *
     * @param address which they have confirmed: it was perhaps suppressed before they had an account; null where there is none
     */
    static Future<Void> forgetUser(SqlClient sql, UUID userId, String address) {
        return sql.preparedQuery("delete from suppressions where user_id = $1 or address = lower($2)")
                .execute(Tuple.of(userId, address))
                .mapEmpty();
    }

    private static Suppression suppression(Row row) {
        OffsetDateTime tried = row.getOffsetDateTime("tried_at");
        return new Suppression(
                row.getUUID("id"),
                row.getString("address"),
                row.getUUID("user_id"),
                SuppressionCause.valueOf(row.getString("cause")),
                row.getString("reason"),
                row.getOffsetDateTime("since").toInstant(),
                tried == null ? null : tried.toInstant());
    }
}
