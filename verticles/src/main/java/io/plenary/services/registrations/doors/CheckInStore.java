package io.plenary.services.registrations.doors;

import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.DoorAddOn;
import io.plenary.contracts.registrations.EarlierScan;
import io.plenary.contracts.registrations.Passage;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.services.registrations.tickets.AnswerStore;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class CheckInStore {

    private static final String WITH_TICKET =
            """
            select c.*, t.state, t.valid_days, t.attendee_name, t.type_name, o.code, answers_at_door(t.id) as answers,
                   lacks_answers(t.id, t.ticket_type_id, t.conference_id) as lacks,
                   add_ons_scanned(c.ticket_id, c.list_id, c.id) as add_ons
            from check_ins c left join tickets t on t.id = c.ticket_id left join orders o on o.id = t.order_id
            """;

    private CheckInStore() {}

    static Future<List<CheckIn>> find(SqlClient sql, UUID listId, Collection<UUID> ids) {
        return sql.preparedQuery(WITH_TICKET + "where c.list_id = $1 and c.id = any ($2)")
                .mapping(CheckInStore::checkIn)
                .execute(Tuple.of(listId, (Object) ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<CheckIn>> conflicts(SqlClient sql, UUID listId, int most) {
        return sql.preparedQuery(
                        WITH_TICKET
                                + """
                        where c.list_id = $1 and c.conflict and c.undone_at is null
                        order by c.received_at desc, c.id limit $2
                        """)
                .mapping(CheckInStore::checkIn)
                .execute(Tuple.of(listId, most))
                .map(rows -> rows.stream().toList());
    }

    /** The tickets of an order by which somebody came in, and what was fetched of what goes with tickets. */
    public static Future<Set<UUID>> cameIn(SqlClient platform, UUID orderId) {
        return platform.preparedQuery("select id from tickets where order_id = $1 and ticket_used(id, null)")
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }

    /** What is had once is not had again by whoever gets it: an add-on that goes by another id was used where it is used up. */
    public static Future<Void> handOn(SqlClient sql, UUID addOnId, UUID newId) {
        return sql.preparedQuery(
                        """
                        update check_in_uses u set ticket_id = $2 from check_in_lists l
                        where u.ticket_id = $1 and l.id = u.list_id and l.rule = 'ONCE'
                        """)
                .execute(Tuple.of(addOnId, newId))
                .mapEmpty();
    }

    /** Who came and went by these tickets and what goes with them, each in the order of time. */
    static Future<Map<UUID, List<DoorRules.Passed>>> passed(SqlClient sql, UUID listId, Collection<UUID> ticketIds) {
        return sql.preparedQuery(
                        """
                        select coalesce(t.parent_id, t.id) as holder_id, c.*, array_agg(u.ticket_id) as used
                        from check_ins c
                        join check_in_uses u on u.list_id = c.list_id and u.check_in_id = c.id
                        join tickets t on t.id = u.ticket_id
                        where c.list_id = $1 and (t.id = any ($2) or t.parent_id = any ($2)) and c.undone_at is null
                        group by holder_id, c.list_id, c.id
                        order by c.scanned_at, c.received_at
                        """)
                .mapping(CheckInStore::counted)
                .execute(Tuple.of(listId, (Object) ticketIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                Counted::ticketId, Collectors.mapping(Counted::passed, Collectors.toList()))));
    }

    private record Counted(UUID ticketId, DoorRules.Passed passed) {}

    private static Counted counted(Row row) {
        return new Counted(
                row.getUUID("holder_id"),
                new DoorRules.Passed(
                        Passage.valueOf(row.getString("passage")),
                        row.getOffsetDateTime("scanned_at").toInstant(),
                        device(row, "device"),
                        Set.of(row.getArrayOfUUIDs("used"))));
    }

    static Future<Boolean> hasCounted(SqlClient sql, UUID listId) {
        return sql.preparedQuery(
                        "select from check_ins where list_id = $1 and result = 'IN' and undone_at is null limit 1")
                .execute(Tuple.of(listId))
                .map(rows -> rows.rowCount() > 0);
    }

    /** @param used by the ids of the scans that count: the tickets and add-ons by which they do */
    static Future<Void> insert(
            SqlClient sql, CheckInList list, UUID userId, List<CheckIn> checkIns, Map<UUID, Set<UUID>> used) {
        List<Tuple> uses =
                used.entrySet().stream().flatMap(one -> uses(list, one)).toList();
        return insert(sql, list, userId, checkIns)
                .compose(inserted -> uses.isEmpty()
                        ? Future.succeededFuture()
                        : sql.preparedQuery(
                                        """
                                        insert into check_in_uses (list_id, organization_id, conference_id, check_in_id, ticket_id)
                                        values ($1, $2, $3, $4, $5)
                                        """)
                                .executeBatch(uses)
                                .mapEmpty());
    }

    private static Stream<Tuple> uses(CheckInList list, Map.Entry<UUID, Set<UUID>> used) {
        return used.getValue().stream()
                .map(id -> Tuple.of(list.id(), list.organizationId(), list.conferenceId(), used.getKey(), id));
    }

    private static Future<Void> insert(SqlClient sql, CheckInList list, UUID userId, List<CheckIn> checkIns) {
        return sql.preparedQuery(
                        """
                        insert into check_ins (list_id, organization_id, conference_id, scanned_by, id, ticket_id, passage,
                            result, scanned_at, device_id, device_name, earlier_at, earlier_device_id, earlier_device_name,
                            conflict)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                        """)
                .executeBatch(checkIns.stream()
                        .map(checkIn -> tuple(list, userId, checkIn))
                        .toList())
                .mapEmpty();
    }

    private static Tuple tuple(CheckInList list, UUID userId, CheckIn checkIn) {
        EarlierScan earlier = checkIn.earlier();
        return Tuple.from(new Object[] {
            list.id(),
            list.organizationId(),
            list.conferenceId(),
            userId,
            checkIn.id(),
            checkIn.ticketId(),
            checkIn.passage().name(),
            checkIn.result().name(),
            time(checkIn.at()),
            checkIn.device().id(),
            checkIn.device().name(),
            earlier == null ? null : time(earlier.at()),
            earlier == null ? null : earlier.device().id(),
            earlier == null ? null : earlier.device().name(),
            checkIn.conflict()
        });
    }

    static Future<Void> undo(SqlClient sql, UUID listId, UUID id, UUID userId, String reason) {
        return sql.preparedQuery(
                        """
                        update check_ins set undone_at = now(), undone_by = $3, undone_reason = $4
                        where list_id = $1 and id = $2
                        """)
                .execute(Tuple.of(listId, id, userId, reason))
                .mapEmpty();
    }

    public static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        update check_ins
                        set scanned_by = nullif(scanned_by, $1), undone_by = nullif(undone_by, $1)
                        where scanned_by = $1 or undone_by = $1
                        """)
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static ScanDevice device(Row row, String which) {
        return new ScanDevice(row.getUUID(which + "_id"), row.getString(which + "_name"));
    }

    private static TicketState revoked(Row row) {
        return ScanResult.REVOKED.name().equals(row.getString("result"))
                ? TicketState.valueOf(row.getString("state"))
                : null;
    }

    private static List<LocalDate> days(Row row) {
        LocalDate[] days = row.getArrayOfLocalDates("valid_days");
        return days == null ? List.of() : List.of(days);
    }

    private static CheckIn checkIn(Row row) {
        Instant earlier = instant(row.getOffsetDateTime("earlier_at"));
        return new CheckIn(
                row.getUUID("id"),
                Passage.valueOf(row.getString("passage")),
                ScanResult.valueOf(row.getString("result")),
                row.getOffsetDateTime("scanned_at").toInstant(),
                device(row, "device"),
                row.getUUID("ticket_id"),
                row.getString("attendee_name"),
                row.getString("type_name"),
                row.getString("code"),
                earlier == null ? null : new EarlierScan(earlier, device(row, "earlier_device")),
                row.getBoolean("conflict"),
                instant(row.getOffsetDateTime("undone_at")),
                row.getString("undone_reason"),
                revoked(row),
                days(row),
                AnswerStore.atDoor(row),
                AnswerStore.lacks(row),
                addOns(row));
    }

    static List<DoorAddOn> addOns(Row row) {
        JsonArray addOns = row.getJsonArray("add_ons");
        return addOns == null
                ? List.of()
                : addOns.stream()
                        .map(JsonObject.class::cast)
                        .map(addOn -> DoorAddOn.fromJson(addOn.encode()))
                        .toList();
    }
}
