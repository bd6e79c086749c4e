package io.plenary.services.notifications;

import io.plenary.contracts.notifications.AudienceKind;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.notifications.BulletinDraft;
import io.plenary.contracts.notifications.BulletinFigure;
import io.plenary.contracts.notifications.BulletinPage;
import io.plenary.contracts.notifications.BulletinState;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class BulletinStore {

    /** Servers refuse in many words; the rest is told together. */
    private static final int MOST_REASONS = 200;

    private BulletinStore() {}

    /**
     * A bulletin on its way.
     *
     * @param reached the last of those who have it, null before the first
     */
    record Sending(Bulletin bulletin, UUID reached) {}

    /** Empty if the id exists. */
    static Future<Optional<Bulletin>> insert(SqlClient sql, UUID organizationId, UUID createdBy, BulletinDraft draft) {
        return sql.preparedQuery(
                        """
                        insert into bulletins (id, organization_id, conference_id, subject, text, language,
                                               audience, session_id, track_id, created_by, ticket_type_id)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.from(new Object[] {
                    draft.id(),
                    organizationId,
                    draft.conferenceId(),
                    draft.subject(),
                    draft.text(),
                    draft.language(),
                    draft.audience().name(),
                    draft.sessionId(),
                    draft.trackId(),
                    createdBy,
                    draft.ticketTypeId()
                }))
                .map(BulletinStore::first);
    }

    /** How many a conference has; what else adds one, or sends one, waits for the end of this transaction. */
    static Future<Long> lockAndCount(SqlClient sql, UUID conferenceId) {
        return lock(sql, conferenceId)
                .compose(alone -> count(sql.preparedQuery("select count(*) from bulletins where conference_id = $1")
                        .execute(Tuple.of(conferenceId))));
    }

    /** How many others begin within some time before or after a moment; locks as {@link #lockAndCount}. */
    static Future<Long> lockAndCountAround(SqlClient sql, Bulletin bulletin, Instant moment, Duration time) {
        OffsetDateTime at = moment.atOffset(ZoneOffset.UTC);
        return lock(sql, bulletin.conferenceId())
                .compose(alone -> count(sql.preparedQuery(
                                """
                                select count(*) from bulletins
                                where conference_id = $1 and id <> $2 and state <> 'DRAFT'
                                  and send_at > $3 and send_at < $4
                                """)
                        .execute(Tuple.of(bulletin.conferenceId(), bulletin.id(), at.minus(time), at.plus(time)))));
    }

    private static Future<?> lock(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))")
                .execute(Tuple.of(conferenceId));
    }

    private static Future<Long> count(Future<RowSet<Row>> rows) {
        return rows.map(found -> found.iterator().next().getLong(0));
    }

    static Future<Optional<Bulletin>> find(SqlClient sql, UUID conferenceId, UUID id) {
        return sql.preparedQuery("select * from bulletins where conference_id = $1 and id = $2")
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(conferenceId, id))
                .map(BulletinStore::first);
    }

    /** Kept from other writers until the transaction ends. */
    static Future<Optional<Bulletin>> lock(SqlClient sql, UUID conferenceId, UUID id) {
        return sql.preparedQuery("select * from bulletins where conference_id = $1 and id = $2 for update")
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(conferenceId, id))
                .map(BulletinStore::first);
    }

    static Future<Optional<Sending>> findSending(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from bulletins where id = $1")
                .mapping(row -> new Sending(bulletin(row), row.getUUID("reached")))
                .execute(Tuple.of(id))
                .map(BulletinStore::first);
    }

    static Future<List<Bulletin>> ofIds(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery("select * from bulletins where id = any($1)")
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    static Future<BulletinPage> page(SqlClient sql, UUID conferenceId, Cursor cursor, int limit) {
        return sql.preparedQuery(
                        """
                        select * from bulletins
                        where conference_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3))
                        order by created_at desc, id desc
                        limit $4
                        """)
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(conferenceId, cursor.time(), cursor.id(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        bulletin -> bulletin.text().length(),
                        bulletin -> Cursor.of(bulletin.createdAt(), bulletin.id()),
                        BulletinPage::new));
    }

    static Future<Bulletin> update(SqlClient sql, Bulletin changed) {
        return sql.preparedQuery(
                        """
                        update bulletins
                        set subject = $2, text = $3, language = $4, audience = $5, session_id = $6, track_id = $7,
                            ticket_type_id = $8, updated_at = now(), version = version + 1
                        where id = $1
                        returning *
                        """)
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(
                        changed.id(),
                        changed.subject(),
                        changed.text(),
                        changed.language(),
                        changed.audience().name(),
                        changed.sessionId(),
                        changed.trackId(),
                        changed.ticketTypeId()))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from bulletins where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** @return how often it was tried out, with this time */
    static Future<Integer> countTest(SqlClient sql, UUID id) {
        return sql.preparedQuery("update bulletins set tests = tests + 1 where id = $1 returning tests")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getInteger("tests"));
    }

    /** @param sendAt null for drafts */
    static Future<Bulletin> move(SqlClient sql, UUID id, BulletinState state, Instant sendAt) {
        return sql.preparedQuery(
                        """
                        update bulletins
                        set state = $2, send_at = $3, ended_at = case when $2 in ('SENT', 'STOPPED') then now() end,
                            updated_at = now(), version = version + 1
                        where id = $1
                        returning *
                        """)
                .mapping(BulletinStore::bulletin)
                .execute(Tuple.of(id, state.name(), sendAt == null ? null : sendAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next());
    }

    /** Some more have it. */
    static Future<Void> advance(SqlClient sql, UUID id, UUID reached, int people) {
        return sql.preparedQuery(
                        """
                        update bulletins
                        set state = case when $2::uuid is null then 'SENT' else 'SENDING' end, reached = $2,
                            ended_at = case when $2::uuid is null then now() end, people = people + $3,
                            updated_at = now(), version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.of(id, reached, people))
                .mapEmpty();
    }

    /** Of mails as they are kept; for the platform, which sees those of all. */
    static Future<List<BulletinFigure>> figures(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        select state, case when state = 'QUEUED' then null else reason end as reason, count(*)::integer as mails
                        from deliveries join messages on messages.id = message_id
                        where event_id = $1 and channel = 'EMAIL'
                        group by 1, 2
                        order by 3 desc, 1, 2
                        limit $2
                        """)
                .mapping(row -> new BulletinFigure(
                        DeliveryState.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getInteger("mails")))
                .execute(Tuple.of(id, MOST_REASONS))
                .map(rows -> rows.stream().toList());
    }

    /** What somebody wrote is the organization's; who did is forgotten. */
    static Future<Void> forgetUser(Transaction tx, UUID userId) {
        return tx.sql()
                .preparedQuery("update bulletins set created_by = null where created_by = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(Transaction tx, UUID conferenceId) {
        return tx.sql()
                .preparedQuery("delete from bulletins where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static <T> Optional<T> first(RowSet<T> rows) {
        return rows.stream().findFirst();
    }

    private static Bulletin bulletin(Row row) {
        return new Bulletin(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("language"),
                AudienceKind.valueOf(row.getString("audience")),
                row.getUUID("session_id"),
                row.getUUID("track_id"),
                BulletinState.valueOf(row.getString("state")),
                instant(row.getOffsetDateTime("send_at")),
                instant(row.getOffsetDateTime("ended_at")),
                row.getInteger("people"),
                row.getUUID("created_by"),
                instant(row.getOffsetDateTime("created_at")),
                instant(row.getOffsetDateTime("updated_at")),
                row.getLong("version"),
                row.getUUID("ticket_type_id"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
