package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketTransfer;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How another ticket takes the place of one, in a transaction that has locked the order of the first. */
public final class ReplacementStore {

    private ReplacementStore() {}

    /** False if the code is in use. What it has cost is in the order of whoever bought it. */
    public static Future<Boolean> insertOrder(SqlClient sql, Order from, UUID id, String code, TicketRecipient to) {
        return sql.preparedQuery(
                        """
                        insert into orders (id, organization_id, conference_id, code, state, name, email, locale, currency,
                            total, payment)
                        values ($1, $2, $3, $4, 'CONFIRMED', $5, $6, $7, $8, 0, 'FREE')
                        on conflict do nothing
                        """)
                .execute(Tuple.of(
                        id,
                        from.organizationId(),
                        from.conferenceId(),
                        code,
                        to.name(),
                        to.email(),
                        to.locale() == null ? from.locale() : to.locale(),
                        from.currency()))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Where what is new is put.
     *
     * @param from the order that it comes from
     * @param parentId of an add-on
     */
    public record Place(Order from, UUID orderId, UUID id, UUID parentId, int position) {}

    /** Without seats still. Its type stays as it is until the transaction ends: then nobody seats those who have one elsewhere. */
    public static Future<Void> insertTicket(SqlClient sql, Place place, Ticket old, TicketRecipient to) {
        boolean addOn = place.parentId() != null;
        return sql.preparedQuery(
                        """
                        insert into tickets (id, organization_id, conference_id, order_id, ticket_type_id, type_name,
                            price, tax_rate, quota_ids, attendee_name, attendee_email, state, transfer_until, parent_id, position,
                            valid_days)
                        values ($1, $2, $3, $4, $5, $6, 0, $7, '{}', $8, $9, 'VALID', $10, $11, $12, $13)
                        """)
                .execute(Tuple.from(new Object[] {
                    place.id(),
                    place.from().organizationId(),
                    place.from().conferenceId(),
                    place.orderId(),
                    old.ticketTypeId(),
                    old.typeName(),
                    old.taxRate(),
                    addOn ? null : to.name(),
                    addOn ? null : to.email(),
                    old.transferUntil() == null ? null : old.transferUntil().atOffset(ZoneOffset.UTC),
                    place.parentId(),
                    place.position(),
                    old.validDays().toArray(LocalDate[]::new)
                }))
                .mapEmpty();
    }

    /** Until the transaction ends nobody comes in by it. */
    public static Future<Void> lock(SqlClient sql, UUID ticketId) {
        return sql.preparedQuery("select from tickets where id = $1 for update")
                .execute(Tuple.of(ticketId))
                .mapEmpty();
    }

    /** The same of several, in the order in which doors lock them. */
    public static Future<Void> lock(SqlClient sql, UUID[] ticketIds) {
        return sql.preparedQuery("select from tickets where id = any ($1) order by id for update")
                .execute(Tuple.of((Object) ticketIds))
                .mapEmpty();
    }

    /** Those by which somebody came in, or went out. */
    public static Future<Set<UUID>> used(SqlClient sql, UUID[] ticketIds) {
        return sql.preparedQuery("select id from unnest($1::uuid[]) as asked (id) where ticket_used(id, null)")
                .execute(Tuple.of((Object) ticketIds))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }

    /** Whether somebody came in by it, or went out. */
    public static Future<Boolean> isUsed(SqlClient sql, UUID ticketId, Instant since) {
        return sql.preparedQuery("select ticket_used($1, $2)")
                .execute(Tuple.of(ticketId, since == null ? null : since.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** @return the quotas of its seats, which are those of the new one from now on */
    public static Future<UUID[]> handOn(SqlClient sql, Ticket old, UUID newId, TicketRecipient to) {
        return sql.preparedQuery(
                        """
                        update tickets
                        set state = 'TRANSFERRED', replaced_by = $3, handed_at = now(), handed_name = $4, handed_email = $5,
                            handed_reason = $6
                        where order_id = $1 and id = $2 and state = 'VALID'
                        returning quota_ids
                        """)
                .execute(Tuple.of(old.orderId(), old.id(), newId, to.name(), to.email(), to.reason()))
                .map(rows -> rows.iterator().next().getArrayOfUUIDs("quota_ids"));
    }

    /** How many tickets of an order were handed on to an address. */
    public static Future<Long> countHandedTo(SqlClient sql, UUID orderId, String email, Instant since) {
        return sql.preparedQuery(
                        """
                        select count(*) from tickets
                        where order_id = $1 and lower(handed_email) = lower($2) and handed_at > $3 and parent_id is null
                        """)
                .execute(Tuple.of(orderId, email, since.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public static Future<Void> seat(SqlClient sql, UUID ticketId, UUID[] quotas) {
        return sql.preparedQuery("update tickets set quota_ids = $2 where id = $1")
                .execute(Tuple.of(ticketId, (Object) quotas))
                .mapEmpty();
    }

    /** To the same person by the same side: whoever bought it learns no address that an organizer knows. */
    public static Future<Boolean> wasHandedTo(SqlClient sql, UUID ticketId, TicketRecipient to) {
        return sql.preparedQuery(
                        """
                        select from tickets
                        where id = $1 and handed_name = $2 and lower(handed_email) = lower($3)
                          and (handed_reason is null) = $4
                        """)
                .execute(Tuple.of(ticketId, to.name(), to.email(), to.reason() == null))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * The ticket goes by another id, with everybody who came in by it; what is left of the old one lets nobody in. That is inserted
     * first, by an id of its own: so its type is held before its row, as by whoever moves all tickets of a type to other quotas.
     */
    public static Future<Void> reissue(SqlClient sql, UUID orderId, UUID oldId, UUID newId) {
        UUID leftId = Uuids.next();
        return leave(sql, orderId, oldId, leftId)
                .compose(left -> sql.preparedQuery(
                                "update tickets set id = $3 where order_id = $1 and id = $2 and state = 'VALID'")
                        .execute(Tuple.of(orderId, oldId, newId)))
                .compose(renumbered -> sql.preparedQuery(
                                "update tickets set id = $3, replaced_by = $4 where order_id = $1 and id = $2")
                        .execute(Tuple.of(orderId, leftId, oldId, newId)))
                .mapEmpty();
    }

    private static Future<?> leave(SqlClient sql, UUID orderId, UUID ticketId, UUID leftId) {
        return sql.preparedQuery(
                        """
                        insert into tickets (id, organization_id, conference_id, order_id, ticket_type_id, position, type_name,
                            price, tax_rate, quota_ids, state, replaced_at)
                        select $3, organization_id, conference_id, order_id, ticket_type_id, position, type_name, 0, tax_rate,
                            '{}', 'REPLACED', now()
                        from tickets where order_id = $1 and id = $2
                        """)
                .execute(Tuple.of(orderId, ticketId, leftId));
    }

    public static Future<Long> countReissued(SqlClient sql, UUID orderId, Instant since) {
        return sql.preparedQuery(
                        "select count(*) from tickets where order_id = $1 and state = 'REPLACED' and replaced_at > $2")
                .execute(Tuple.of(orderId, since.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** What the tickets of an order were called before, and are now. */
    public static Future<Map<UUID, UUID>> reissued(SqlClient sql, UUID orderId) {
        return sql.preparedQuery("select id, replaced_by from tickets where order_id = $1 and state = 'REPLACED'")
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getUUID("id"), row -> row.getUUID("replaced_by"))));
    }

    /** Before the orders of the account are: who handed a ticket on to them knows them by no name any more. */
    public static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        update tickets set handed_name = null, handed_email = null, handed_reason = null
                        where replaced_by in (select t.id from tickets t join orders o on o.id = t.order_id
                                              where o.user_id = $1)
                        """)
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static TicketTransfer transfer(Row ticket) {
        OffsetDateTime at = ticket.getOffsetDateTime("handed_at");
        return at == null
                ? null
                : new TicketTransfer(
                        at.toInstant(), ticket.getString("handed_name"), ticket.getString("handed_reason"));
    }
}
