package io.plenary.services.registrations.waiting;

import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingPage;
import io.plenary.contracts.registrations.WaitingQuery;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who waits. Where they stand among others only those can count who see all. */
public final class WaitingStore {

    /** How somebody stands: among those who wait for the same, and by what came back of it lately. */
    private static final String STANDING =
            """
            select e.*, s.title as session_title, o.code,
                case when e.state = 'OFFERED' then coalesce(e.held_until, o.reserved_until) end as offered_until,
                case when e.state = 'WAITING' then (
                    select count(*) from waiting_entries b
                    where b.conference_id = e.conference_id and b.state = 'WAITING'
                      and ((b.ticket_type_id || b.other_type_ids) && (e.ticket_type_id || e.other_type_ids) or b.session_id = e.session_id)
                      and (b.class <> 'VIP', b.place, b.id) <= (e.class <> 'VIP', e.place, e.id))::integer end as position,
                (select coalesce(sum(f.seats), 0) from waiting_entries f
                 where f.conference_id = e.conference_id
                   and (f.ticket_type_id = any (e.ticket_type_id || e.other_type_ids) or f.session_id = e.session_id)
                   and f.offered_at > now() - interval '7 days')::integer as freed
            from waiting_entries e left join orders o on o.id = e.order_id
                left join seat_sessions s on s.conference_id = e.conference_id and s.session_id = e.session_id
            """;

    /** The same without that, which whoever changes something may not see. */
    private static final String PLAIN =
            """
            select e.*, s.title as session_title, o.code,
                case when e.state = 'OFFERED' then coalesce(e.held_until, o.reserved_until) end as offered_until,
                null::integer as position, null::integer as freed
            from waiting_entries e left join orders o on o.id = e.order_id
                left join seat_sessions s on s.conference_id = e.conference_id and s.session_id = e.session_id
            """;

    /** An offer is over with its order, and not once that is settled. */
    private static final String STANDS =
            " and (e.state = 'WAITING' or e.state = 'OFFERED' and (e.order_id is null or o.state = 'RESERVED'))";

    private static final String IN_ORDER = " order by (e.class <> 'VIP'), e.place, e.id";

    private WaitingStore() {}

    /** False if the id is in use, or they wait already. */
    static Future<Boolean> insert(SqlClient sql, WaitingDraft draft, UUID organizationId, UserAccount account) {
        return sql.preparedQuery(
                        """
                        insert into waiting_entries (id, organization_id, conference_id, ticket_type_id, session_id, user_id, name,
                            email, locale, seats, splits, client_address, other_type_ids)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        on conflict do nothing
                        """)
                .execute(Tuple.from(new Object[] {
                    draft.id(),
                    organizationId,
                    draft.conferenceId(),
                    draft.ticketTypeId(),
                    draft.sessionId(),
                    account.id(),
                    account.displayName(),
                    account.email(),
                    draft.locale(),
                    draft.seats(),
                    draft.splits(),
                    draft.clientAddress(),
                    draft.otherTypeIds().toArray(UUID[]::new)
                }))
                .map(rows -> rows.rowCount() == 1);
    }

    public static Future<Optional<WaitingEntry>> find(SqlClient sql, UUID conferenceId, UUID id) {
        return sql.preparedQuery(PLAIN + "where e.conference_id = $1 and e.id = $2")
                .mapping(WaitingStore::entry)
                .execute(Tuple.of(conferenceId, id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Kept from other writers until the transaction ends. */
    static Future<Optional<WaitingEntry>> lock(SqlClient sql, UUID conferenceId, UUID id) {
        return sql.preparedQuery("select from waiting_entries where conference_id = $1 and id = $2 for update")
                .execute(Tuple.of(conferenceId, id))
                .compose(locked -> find(sql, conferenceId, id));
    }

    /** Where somebody waits, or is offered seats. */
    static Future<List<WaitingEntry>> of(SqlClient platform, UUID userId) {
        return platform.preparedQuery(
                        STANDING + "where e.user_id = $1" + STANDS + " order by e.joined_at, e.id limit 200")
                .mapping(WaitingStore::entry)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    static Future<WaitingPage> list(SqlClient sql, WaitingQuery query) {
        Cursor start = Cursor.parse(query.cursor());
        return sql.preparedQuery(STANDING
                        + """
                        where e.organization_id = $1 and e.conference_id = $2
                          and ($3::uuid is null or $3 = any (e.ticket_type_id || e.other_type_ids))
                          and ($4::uuid is null or e.session_id = $4)
                          and ($5::uuid is null or (e.class <> 'VIP', e.place, e.id) > (
                              select c.class <> 'VIP', c.place, c.id from waiting_entries c where c.id = $5))
                        """
                        + STANDS + IN_ORDER + " limit $6")
                .mapping(WaitingStore::entry)
                .execute(Tuple.of(
                        query.organizationId(),
                        query.conferenceId(),
                        query.ticketTypeId(),
                        query.sessionId(),
                        start.id(),
                        query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(), query.limit(), entry -> new Cursor("", entry.id()), WaitingPage::new));
    }

    /** All who wait for tickets of a conference, in the order in which they are offered seats, kept from other writers. */
    static Future<List<WaitingEntry>> waiting(SqlClient platform, UUID conferenceId) {
        return platform.preparedQuery(
                        PLAIN + "where e.conference_id = $1 and e.state = 'WAITING' and e.session_id is null" + IN_ORDER
                                + " for update of e")
                .mapping(WaitingStore::entry)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /** Who has kept free seats from others since then or longer. */
    static Future<Set<UUID>> keptSince(SqlClient platform, UUID conferenceId, Instant since) {
        return platform.preparedQuery(
                        "select id from waiting_entries where conference_id = $1 and state = 'WAITING' and keeping_since <= $2")
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(conferenceId, since.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** From now on these keep free seats from others, if they did not yet. */
    static Future<Void> noteKeeping(SqlClient platform, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture()
                : platform.preparedQuery(
                                "update waiting_entries set keeping_since = now() where id = any ($1) and keeping_since is null")
                        .execute(Tuple.of((Object) ids.toArray(UUID[]::new)))
                        .mapEmpty();
    }

    /** Whether they have such a ticket. What is not paid yet somebody else may have ordered for them, and let go. */
    static Future<Boolean> hasTicket(SqlClient sql, UUID userId, Collection<UUID> ticketTypeIds) {
        return sql.preparedQuery(
                        """
                        select from orders o join tickets t on t.order_id = o.id
                        where o.user_id = $1 and t.ticket_type_id = any ($2) and t.state = 'VALID' limit 1
                        """)
                .execute(Tuple.of(userId, (Object) ticketTypeIds.toArray(UUID[]::new)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Whether they wait for one of these already. */
    static Future<Boolean> waits(SqlClient sql, UUID userId, Collection<UUID> ticketTypeIds) {
        return sql.preparedQuery(
                        """
                        select from waiting_entries
                        where user_id = $1 and state = 'WAITING' and (ticket_type_id || other_type_ids) && $2 limit 1
                        """)
                .execute(Tuple.of(userId, (Object) ticketTypeIds.toArray(UUID[]::new)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Void> end(SqlClient sql, Collection<UUID> ids, WaitingState state, String reason) {
        return sql.preparedQuery(
                        """
                        update waiting_entries
                        set state = $2, reason = coalesce($3, reason), client_address = null, held_until = null,
                            version = version + 1
                        where id = any ($1)
                        """)
                .execute(Tuple.of(ids.toArray(UUID[]::new), state.name(), reason))
                .mapEmpty();
    }

    /** Just before another of the class, or at its end; false where that one does not wait there. */
    static Future<Boolean> move(SqlClient sql, WaitingEntry entry, WaitingClass to, UUID before, String reason) {
        return place(sql, entry, to, before)
                .compose(place -> place.isEmpty()
                        ? Future.succeededFuture(false)
                        : sql.preparedQuery(
                                        """
                                        update waiting_entries set class = $2, place = $3, reason = $4, version = version + 1
                                        where id = $1
                                        """)
                                .execute(Tuple.of(entry.id(), to.name(), place.get(), reason))
                                .map(true));
    }

    private static Future<Optional<BigDecimal>> place(SqlClient sql, WaitingEntry entry, WaitingClass to, UUID before) {
        String asked = before == null
                ? """
                  select greatest(extract(epoch from clock_timestamp()), max(place) + 0.001) as place from waiting_entries
                  where session_id is not distinct from $1 and conference_id = $5
                    and class = $2 and state = 'WAITING' and id <> $3 and $4::uuid is null and $6::uuid[] is not null
                  """
                : """
                  select (b.place + coalesce(max(a.place), b.place - 1)) * 0.5 as place
                  from waiting_entries b
                  left join waiting_entries a on a.conference_id = b.conference_id and a.class = b.class
                      and a.session_id is not distinct from $1 and a.state = 'WAITING' and a.id <> $3 and (a.place, a.id) < (b.place, b.id)
                  where b.session_id is not distinct from $1 and b.conference_id = $5
                    and ($1::uuid is not null or (b.ticket_type_id || b.other_type_ids) && $6::uuid[]) and b.class = $2 and b.state = 'WAITING' and b.id <> $3 and b.id = $4
                  group by b.id, b.place
                  """;
        return sql.preparedQuery(asked)
                .mapping(row -> row.getBigDecimal("place"))
                .execute(Tuple.of(
                        entry.sessionId(),
                        to.name(),
                        entry.id(),
                        before,
                        entry.conferenceId(),
                        entry.types().toArray(UUID[]::new)))
                .map((RowSet<BigDecimal> rows) -> rows.stream().findFirst());
    }

    /** @return the conferences at which they waited */
    public static Future<List<UUID>> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from waiting_entries where user_id = $1 returning conference_id")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream()
                        .map(row -> row.getUUID("conference_id"))
                        .distinct()
                        .toList());
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from waiting_entries where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static WaitingEntry entry(Row row) {
        OffsetDateTime until = row.getOffsetDateTime("offered_until");
        return new WaitingEntry(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getUUID("ticket_type_id"),
                List.of(row.getArrayOfUUIDs("other_type_ids")),
                row.getUUID("session_id"),
                row.getString("session_title"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("locale"),
                row.getInteger("seats"),
                row.getBoolean("splits"),
                WaitingClass.valueOf(row.getString("class")),
                WaitingState.valueOf(row.getString("state")),
                row.getInteger("position"),
                row.getInteger("freed"),
                row.getString("code"),
                until == null ? null : until.toInstant(),
                row.getString("reason"),
                row.getOffsetDateTime("joined_at").toInstant(),
                row.getLong("version"));
    }
}
