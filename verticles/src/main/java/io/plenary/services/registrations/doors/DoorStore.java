package io.plenary.services.registrations.doors;

import io.plenary.contracts.registrations.CheckInCounts;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.DeviceCount;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.QuarterHour;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Tickets as the doors of a list see them. */
final class DoorStore {

    private static final int MOST_QUARTERS = 400;
    private static final int MOST_DEVICES = 200;

    /** $1 is the list, $2 since when somebody who came in is in. */
    private static final String SEEN =
            """
            select t.*, o.code, last.scanned_at as in_at, answers_at_door(t.id) as answers,
                   lacks_answers(t.id, t.ticket_type_id, t.conference_id) as lacks,
                   add_ons_at_door(t.id, $1, $2) as add_ons, %s as email_hint
            from tickets t join orders o on o.id = t.order_id
            left join lateral (
                select passage, scanned_at from check_ins c
                where c.ticket_id = t.id and c.list_id = $1 and c.result in ('IN', 'OUT') and c.undone_at is null
                order by c.scanned_at desc limit 1) last
                on last.passage = 'IN' and ($2::timestamptz is null or last.scanned_at >= $2)
            """;

    private static final String NAMELESS = SEEN.formatted("null::text");

    /** Whoever of one name is asked for is told apart by that; doors take along no addresses. */
    private static final String HINTED =
            SEEN.formatted("left(t.attendee_email, 2) || '…' || substring(t.attendee_email from '@.*$')");

    /** What lets somebody in by the list: $1 is the list, $3 the conference, $4 its types, $5 a day or null. */
    private static final String LET_IN =
            """
            select t.id from tickets t left join tickets p on p.id = t.parent_id
            where t.conference_id = $3 and t.state = 'VALID'
              and case when t.parent_id is null
                       then (cardinality($4::uuid[]) = 0 or t.ticket_type_id = any ($4))
                            and ($5::date is null or t.valid_days = '{}' or $5 = any (t.valid_days))
                       else p.state = 'VALID' and t.ticket_type_id = any ($4) end
            """;

    private DoorStore() {}

    /** Until the transaction ends they, and what goes with them, are nobody else's, and nobody cancels them. */
    static Future<Void> lock(SqlClient sql, CheckInList list, Collection<UUID> ticketIds) {
        return sql.preparedQuery(
                        """
                        select from tickets where conference_id = $1 and (id = any ($2) or parent_id = any ($2))
                        order by id for key share
                        """)
                .execute(Tuple.of(list.conferenceId(), (Object) ticketIds.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /** Those that were scanned, after they are locked. */
    static Future<List<DoorTicket>> tickets(
            SqlClient sql, CheckInList list, Instant inSince, Collection<UUID> ticketIds) {
        return sql.preparedQuery(NAMELESS + "where t.conference_id = $3 and t.parent_id is null and t.id = any ($4)")
                .mapping(DoorStore::ticket)
                .execute(Tuple.of(list.id(), time(inSince), list.conferenceId(), ticketIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** @param after null for the first page */
    static Future<List<DoorTicket>> valid(SqlClient sql, CheckInList list, Instant inSince, UUID after, int most) {
        return sql.preparedQuery(
                        NAMELESS
                                + """
                        where t.conference_id = $3 and t.parent_id is null and t.state = 'VALID'
                          and (cardinality($4::uuid[]) = 0 or t.ticket_type_id = any ($4)
                               or exists (select from tickets a where a.parent_id = t.id and a.state in ('HELD', 'VALID')
                                          and a.ticket_type_id = any ($4)))
                          and ($5::uuid is null or t.id > $5)
                        order by t.id limit $6
                        """)
                .mapping(DoorStore::ticket)
                .execute(Tuple.of(list.id(), time(inSince), list.conferenceId(), types(list), after, most))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<DoorTicket>> search(SqlClient sql, CheckInList list, Instant inSince, String text, int most) {
        return sql.preparedQuery(
                        HINTED
                                + """
                        where t.conference_id = $3 and t.state <> 'REPLACED' and t.parent_id is null
                          and position(lower($4) in lower(concat_ws(' ', o.code, t.attendee_name, t.attendee_email))) > 0
                        order by t.attendee_name, t.id limit $5
                        """)
                .mapping(DoorStore::ticket)
                .execute(Tuple.of(list.id(), time(inSince), list.conferenceId(), text, most))
                .map(rows -> rows.stream().toList());
    }

    /** @param day where only those count who may come in on it; null for all */
    static Future<CheckInCounts> counts(SqlClient sql, CheckInList list, Instant inSince, LocalDate day, Instant now) {
        return totals(sql, list, inSince, day)
                .compose(totals -> quarters(sql, list).compose(quarters -> devices(sql, list)
                        .map(devices -> new CheckInCounts(
                                totals.getLong("valid"),
                                totals.getLong("arrived"),
                                totals.getLong("conflicts"),
                                now,
                                quarters,
                                devices))));
    }

    private static Future<Row> totals(SqlClient sql, CheckInList list, Instant inSince, LocalDate day) {
        return sql.preparedQuery(
                        "with let_in as (" + LET_IN + ")"
                                + """
                        select (select count(*) from let_in) as valid,
                               (select count(*) from (
                                    select distinct on (u.ticket_id) u.ticket_id, c.passage, c.scanned_at
                                    from check_in_uses u join check_ins c on c.list_id = u.list_id and c.id = u.check_in_id
                                    where u.list_id = $1 and c.undone_at is null
                                    order by u.ticket_id, c.scanned_at desc) last join let_in on let_in.id = last.ticket_id
                                where passage = 'IN' and ($2::timestamptz is null or scanned_at >= $2)) as arrived,
                               (select count(*) from check_ins
                                where list_id = $1 and conflict and undone_at is null) as conflicts
                        """)
                .execute(Tuple.of(list.id(), time(inSince), list.conferenceId(), types(list), day))
                .map(rows -> rows.iterator().next());
    }

    private static Future<List<QuarterHour>> quarters(SqlClient sql, CheckInList list) {
        return sql.preparedQuery(
                        """
                        select date_bin('15 minutes', scanned_at, timestamptz 'epoch') as begun, count(*) as arrived
                        from check_ins where list_id = $1 and result = 'IN' and undone_at is null
                        group by begun order by begun desc limit $2
                        """)
                .mapping(row -> new QuarterHour(row.getOffsetDateTime("begun").toInstant(), row.getLong("arrived")))
                .execute(Tuple.of(list.id(), MOST_QUARTERS))
                .map(rows -> {
                    List<QuarterHour> quarters = new ArrayList<>(rows.stream().toList());
                    Collections.reverse(quarters);
                    return quarters;
                });
    }

    private static Future<List<DeviceCount>> devices(SqlClient sql, CheckInList list) {
        return sql.preparedQuery(
                        """
                        select device_id, (array_agg(device_name order by scanned_at desc))[1] as name, count(*) as arrived,
                               max(scanned_at) as latest
                        from check_ins where list_id = $1 and result = 'IN' and undone_at is null
                        group by device_id order by arrived desc, device_id limit $2
                        """)
                .mapping(row -> new DeviceCount(
                        new ScanDevice(row.getUUID("device_id"), row.getString("name")),
                        row.getLong("arrived"),
                        row.getOffsetDateTime("latest").toInstant()))
                .execute(Tuple.of(list.id(), MOST_DEVICES))
                .map(rows -> rows.stream().toList());
    }

    private static UUID[] types(CheckInList list) {
        return list.ticketTypeIds().toArray(UUID[]::new);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static DoorTicket ticket(Row row) {
        OffsetDateTime in = row.getOffsetDateTime("in_at");
        return new DoorTicket(
                row.getUUID("id"),
                row.getString("attendee_name"),
                row.getUUID("ticket_type_id"),
                row.getString("type_name"),
                row.getString("code"),
                TicketState.valueOf(row.getString("state")),
                in == null ? null : in.toInstant(),
                List.of(row.getArrayOfLocalDates("valid_days")),
                AnswerStore.atDoor(row),
                AnswerStore.lacks(row),
                CheckInStore.addOns(row),
                row.getString("email_hint"));
    }
}
