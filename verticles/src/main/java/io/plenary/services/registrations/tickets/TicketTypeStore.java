package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Json;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.CancellationTerm;
import io.plenary.contracts.registrations.TicketType;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class TicketTypeStore {

    private TicketTypeStore() {}

    public static Future<List<TicketType>> of(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from ticket_types where conference_id = $1 order by position, name, id")
                .mapping(TicketTypeStore::type)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /** Those of the ids that are ticket types of the conference. */
    public static Future<List<TicketType>> find(SqlClient sql, UUID conferenceId, Collection<UUID> ids) {
        return sql.preparedQuery("select * from ticket_types where conference_id = $1 and id = any ($2) order by id")
                .mapping(TicketTypeStore::type)
                .execute(Tuple.of(conferenceId, (Object) ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** What can be had with tickets of a conference. */
    public static Future<List<TicketType>> addOns(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        "select * from ticket_types where conference_id = $1 and add_on order by position, name, id")
                .mapping(TicketTypeStore::type)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /** Whether somebody waits for tickets of the type. */
    static Future<Boolean> isAwaited(SqlClient sql, UUID ticketTypeId) {
        return sql.preparedQuery(
                        """
                        select from waiting_entries
                        where $1 = any (ticket_type_id || other_type_ids) and state in ('WAITING', 'OFFERED') limit 1
                        """)
                .execute(Tuple.of(ticketTypeId))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Boolean> hasVariants(SqlClient sql, UUID id) {
        return sql.preparedQuery("select from ticket_types where variant_of = $1 limit 1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Whether nobody changed them since they were read. Whose tickets are inserted are kept as they are until the transaction ends. */
    public static Future<Boolean> areUnchanged(SqlClient sql, List<TicketType> types) {
        return sql.preparedQuery(
                        """
                        select from unnest($1::uuid[], $2::bigint[]) as known (id, version)
                        join ticket_types t using (id, version)
                        """)
                .execute(Tuple.of(types.stream().map(TicketType::id).toArray(UUID[]::new), (Object)
                        types.stream().map(TicketType::version).toArray(Long[]::new)))
                .map(rows -> rows.rowCount() == types.size());
    }

    /** From being changed until the transaction ends, as their tickets will. */
    public static Future<Void> keep(SqlClient platform, Collection<UUID> ids) {
        return platform.preparedQuery("select from ticket_types where id = any ($1) order by id for key share")
                .execute(Tuple.of((Object) ids.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /** Kept from other writers, and from those who order, until the transaction ends. */
    static Future<Optional<TicketType>> lock(SqlClient sql, UUID organizationId, UUID conferenceId, UUID id) {
        return sql.preparedQuery(
                        """
                        select * from ticket_types where organization_id = $1 and conference_id = $2 and id = $3
                        for update
                        """)
                .mapping(TicketTypeStore::type)
                .execute(Tuple.of(organizationId, conferenceId, id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Those of the ids, which nobody changes until the transaction ends. */
    public static Future<List<TicketType>> hold(SqlClient platform, Collection<UUID> ids) {
        return platform.preparedQuery("select * from ticket_types where id = any ($1) order by id for share")
                .mapping(TicketTypeStore::type)
                .execute(Tuple.of((Object) ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    static Future<Long> count(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select count(*) from ticket_types where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Future<Boolean> needs(SqlClient sql, UUID quotaId) {
        return sql.preparedQuery("select from ticket_types where quota_ids @> array[$1::uuid] limit 1")
                .execute(Tuple.of(quotaId))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Empty if the id exists. */
    static Future<Optional<TicketType>> insert(SqlClient sql, TicketType type) {
        return sql.preparedQuery(
                        """
                        insert into ticket_types (id, organization_id, conference_id, name, description, price, currency,
                            tax_rate, sales_from, sales_until, least_per_order, most_per_order, on_sale, position, quota_ids,
                            hidden, terms, transfer_hours, add_on, goes_with, variant_of,
                            valid_days, approval_days, audience, audience_domains, most_per_person)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                            $22, $23, $24, $25, $26)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(TicketTypeStore::type)
                .execute(tuple(type))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<TicketType> update(SqlClient sql, TicketType type) {
        return sql.preparedQuery(
                        """
                        update ticket_types
                        set name = $4, description = $5, price = $6, currency = $7, tax_rate = $8, sales_from = $9,
                            sales_until = $10, least_per_order = $11, most_per_order = $12, on_sale = $13, position = $14,
                            quota_ids = $15, hidden = $16, terms = $17, transfer_hours = $18, add_on = $19, goes_with = $20,
                            variant_of = $21, valid_days = $22, approval_days = $23, audience = $24,
                            audience_domains = $25, most_per_person = $26, updated_at = now(), version = version + 1
                        where id = $1 and organization_id = $2 and conference_id = $3
                        returning *
                        """)
                .mapping(TicketTypeStore::type)
                .execute(tuple(type))
                .map(rows -> rows.iterator().next());
    }

    static Future<Boolean> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from ticket_types where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from ticket_types where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Tuple tuple(TicketType type) {
        return Tuple.from(new Object[] {
            type.id(),
            type.organizationId(),
            type.conferenceId(),
            type.name(),
            type.description(),
            type.price(),
            type.currency(),
            type.taxRate(),
            time(type.salesFrom()),
            time(type.salesUntil()),
            type.leastPerOrder(),
            type.mostPerOrder(),
            type.onSale(),
            type.position(),
            type.quotaIds().toArray(UUID[]::new),
            type.hidden(),
            new JsonArray(Json.write(type.terms())),
            type.transferHours(),
            type.addOn() != null,
            type.addOn() == null ? new UUID[0] : type.addOn().goesWith().toArray(UUID[]::new),
            type.addOn() == null ? null : type.addOn().variantOf(),
            type.validDays().toArray(LocalDate[]::new),
            type.approvalDays(),
            type.audience() == null ? null : type.audience().kind().name(),
            type.audience() == null ? new String[0] : type.audience().domains().toArray(String[]::new),
            type.mostPerPerson()
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static TicketType type(Row row) {
        return new TicketType(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("name"),
                row.getString("description"),
                row.getLong("price"),
                row.getString("currency"),
                row.getInteger("tax_rate"),
                instant(row.getOffsetDateTime("sales_from")),
                instant(row.getOffsetDateTime("sales_until")),
                row.getInteger("least_per_order"),
                row.getInteger("most_per_order"),
                row.getBoolean("on_sale"),
                row.getInteger("position"),
                List.of(row.getArrayOfUUIDs("quota_ids")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"),
                row.getBoolean("hidden"),
                terms(row.getJsonArray("terms")),
                row.getInteger("transfer_hours"),
                row.getBoolean("add_on")
                        ? new AddOn(List.of(row.getArrayOfUUIDs("goes_with")), row.getUUID("variant_of"))
                        : null,
                List.of(row.getArrayOfLocalDates("valid_days")),
                row.getInteger("approval_days"),
                AudienceStore.audience(row),
                row.getInteger("most_per_person"));
    }

    private static List<CancellationTerm> terms(JsonArray terms) {
        return terms.stream()
                .map(JsonObject.class::cast)
                .map(term -> new CancellationTerm(term.getInteger("daysBefore"), term.getInteger("share")))
                .toList();
    }
}
