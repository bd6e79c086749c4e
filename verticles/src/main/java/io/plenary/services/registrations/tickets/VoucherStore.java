package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherKey;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.contracts.registrations.VoucherPage;
import io.plenary.contracts.registrations.VoucherQuery;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class VoucherStore {

    private static final String SELECT =
            "select v.*, u.most, u.used from vouchers v join voucher_uses u on u.voucher_id = v.id ";

    private VoucherStore() {}

    /** Whoever asks knows this code: until the transaction ends they see what it is good for. */
    static Future<Optional<Voucher>> typed(SqlClient sql, UUID conferenceId, String code) {
        return sql.preparedQuery("select set_config('app.voucher', $1, true)")
                .execute(Tuple.of(code))
                .compose(known -> withCode(sql, conferenceId, code));
    }

    static Future<Optional<Voucher>> withCode(SqlClient sql, UUID conferenceId, String code) {
        return sql.preparedQuery(SELECT + "where v.conference_id = $1 and v.code = $2")
                .mapping(VoucherStore::voucher)
                .execute(Tuple.of(conferenceId, code))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<VoucherPage> list(SqlClient sql, VoucherQuery query) {
        Cursor start = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        SELECT
                                + """
                        where v.organization_id = $1 and v.conference_id = $2
                          and ($3::text is null or position(lower($3) in lower(concat_ws(' ', v.code, v.note))) > 0)
                          and ($4::text is null or (v.code, v.id) > ($4, $5))
                        order by v.code, v.id limit $6
                        """)
                .mapping(VoucherStore::voucher)
                .execute(Tuple.of(
                        query.organizationId(),
                        query.conferenceId(),
                        query.text(),
                        start.key(),
                        start.id(),
                        query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        voucher -> new Cursor(voucher.code(), voucher.id()),
                        VoucherPage::new));
    }

    static Future<List<Voucher>> of(SqlClient sql, Collection<UUID> ids) {
        return sql.preparedQuery(SELECT + "where v.id = any ($1) order by v.code, v.id")
                .mapping(VoucherStore::voucher)
                .execute(Tuple.of((Object) ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<Voucher>> find(SqlClient sql, VoucherKey key) {
        return one(sql, "", key);
    }

    /** Kept from other writers, and from those who order by it, until the transaction ends. */
    static Future<Optional<Voucher>> lock(SqlClient sql, VoucherKey key) {
        return one(sql, " for update of v", key);
    }

    private static Future<Optional<Voucher>> one(SqlClient sql, String lock, VoucherKey key) {
        return sql.preparedQuery(SELECT + "where v.organization_id = $1 and v.conference_id = $2 and v.id = $3" + lock)
                .mapping(VoucherStore::voucher)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.voucherId()))
                .map(rows -> rows.stream().findFirst());
    }

    /** One that names a ticket type, is good still, and lowers its price in another currency. */
    static Future<Optional<Voucher>> inAnotherCurrency(SqlClient sql, TicketType type) {
        return sql.preparedQuery(
                        SELECT
                                + """
                        where v.conference_id = $1 and $2 = any (v.ticket_type_ids) and v.currency <> $3
                          and (v.valid_until is null or v.valid_until > now()) and (u.most is null or u.used < u.most)
                        order by v.code limit 1
                        """)
                .mapping(VoucherStore::voucher)
                .execute(Tuple.of(type.conferenceId(), type.id(), type.currency()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Until the transaction ends nobody else adds one to this conference, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("vouchers of " + conferenceId))
                .compose(locked -> sql.preparedQuery("select count(*) from vouchers where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Vouchers that differ in their codes only.
     *
     * @return how many there are now: where an id or a code is in use, there is one less
     */
    static Future<Integer> insert(SqlClient sql, List<UUID> ids, List<String> codes, Voucher like) {
        return sql.preparedQuery(
                        """
                        with made as (
                            insert into vouchers (id, organization_id, conference_id, code, kind, value, currency,
                                ticket_type_ids, valid_from, valid_until, note)
                            select m.id, $3::uuid, $4::uuid, m.code, $5::text, $6::bigint, $7::text, $8::uuid[],
                                $9::timestamptz, $10::timestamptz, $11::text
                            from unnest($1::uuid[], $2::text[]) as m (id, code)
                            on conflict do nothing
                            returning id)
                        insert into voucher_uses (voucher_id, most) select id, $12::integer from made
                        """)
                .execute(Tuple.from(new Object[] {
                    ids.toArray(UUID[]::new),
                    codes.toArray(String[]::new),
                    like.organizationId(),
                    like.conferenceId(),
                    like.kind().name(),
                    like.value(),
                    like.currency(),
                    like.ticketTypeIds().toArray(UUID[]::new),
                    time(like.validFrom()),
                    time(like.validUntil()),
                    like.note(),
                    like.mostUses()
                }))
                .map(rows -> rows.rowCount());
    }

    static Future<Void> update(SqlClient sql, Voucher voucher) {
        return sql.preparedQuery(
                        """
                        update vouchers
                        set code = $2, kind = $3, value = $4, currency = $5, ticket_type_ids = $6, valid_from = $7,
                            valid_until = $8, note = $9, updated_at = now(), version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.from(new Object[] {
                    voucher.id(),
                    voucher.code(),
                    voucher.kind().name(),
                    voucher.value(),
                    voucher.currency(),
                    voucher.ticketTypeIds().toArray(UUID[]::new),
                    time(voucher.validFrom()),
                    time(voucher.validUntil()),
                    voucher.note()
                }))
                .mapEmpty();
    }

    /** False where it is used more often than it might be. */
    static Future<Boolean> limit(SqlClient sql, UUID id, Integer most) {
        return sql.preparedQuery(
                        """
                        update voucher_uses set most = $2::integer
                        where voucher_id = $1 and ($2::integer is null or used <= $2)
                        """)
                .execute(Tuple.of(id, most))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether nobody changed it since it was read. Whose order was inserted keeps it as it is until the transaction ends. */
    public static Future<Boolean> isUnchanged(SqlClient sql, Voucher voucher) {
        return sql.preparedQuery("select from vouchers where id = $1 and version = $2")
                .execute(Tuple.of(voucher.id(), voucher.version()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** From being changed until the transaction ends. */
    public static Future<Void> keep(SqlClient platform, UUID id) {
        return platform.preparedQuery("select from vouchers where id = $1 for key share")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** @return false where it is not good for so many more */
    public static Future<Boolean> use(SqlClient sql, UUID id, int count) {
        return sql.preparedQuery(
                        """
                        update voucher_uses set used = used + $2
                        where voucher_id = $1 and (most is null or used + $2 <= most)
                        """)
                .execute(Tuple.of(id, count))
                .map(rows -> rows.rowCount() == 1);
    }

    /** By an order whose uses were given back. */
    public static Future<Boolean> useAgain(SqlClient sql, UUID orderId, int count) {
        return sql.preparedQuery(
                        """
                        update voucher_uses set used = used + $2
                        where voucher_id = (select voucher_id from orders where id = $1)
                          and (most is null or used + $2 <= most)
                        """)
                .execute(Tuple.of(orderId, count))
                .map(rows -> rows.rowCount() == 1);
    }

    public static Future<Void> giveBack(SqlClient sql, UUID orderId, int count) {
        return sql.preparedQuery(
                        """
                        update voucher_uses set used = used - $2
                        where voucher_id = (select voucher_id from orders where id = $1)
                        """)
                .execute(Tuple.of(orderId, count))
                .mapEmpty();
    }

    static Future<Boolean> isOrdered(SqlClient sql, UUID id) {
        return sql.preparedQuery("select from orders where voucher_id = $1 limit 1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from vouchers where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from vouchers where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Voucher voucher(Row row) {
        return new Voucher(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("code"),
                VoucherKind.valueOf(row.getString("kind")),
                row.getLong("value"),
                row.getString("currency"),
                List.of(row.getArrayOfUUIDs("ticket_type_ids")),
                row.getInteger("most"),
                row.getInteger("used"),
                instant(row.getOffsetDateTime("valid_from")),
                instant(row.getOffsetDateTime("valid_until")),
                row.getString("note"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
