package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollResults;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Polls with their options; each statement names the conference. */
final class PollStore {

    private static final String POLLS =
            """
            select p.*, o.*
            from polls p cross join lateral (
                select array_agg(number) as numbers, array_agg(text) as texts, array_agg(count) as counts,
                       array_agg(is_right) as rights, array_agg(hidden) as hiddens
                from (select * from poll_options o
                      where o.poll_id = p.id and (p.kind <> 'WORDS' or o.count > 0)
                      order by o.hidden, case when p.kind = 'WORDS' then -o.count end, o.number
                      limit 100) as first) as o
            """;

    private PollStore() {}

    /** Until the transaction ends nobody else adds one there, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, Place place) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("polls of " + place.room().name()))
                .compose(locked -> sql.preparedQuery(
                                """
                                select count(*) from polls
                                where conference_id = $1 and session_id is not distinct from $2 and question is not null
                                """)
                        .mapping(row -> row.getLong(0))
                        .execute(Tuple.of(place.conferenceId(), place.sessionId())))
                .map(rows -> rows.iterator().next());
    }

    /** False if the id exists. */
    static Future<Boolean> insert(SqlClient sql, Place place, PollDraft draft, long organizerPosition) {
        return sql.preparedQuery(
                        """
                        insert into polls (id, organization_id, conference_id, session_id, question, kind, results, anonymous,
                            changeable, most_choices, seconds, organizer_position, points)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        on conflict (id) do nothing
                        """)
                .execute(Tuple.from(new Object[] {
                    draft.id(),
                    place.organizationId(),
                    place.conferenceId(),
                    place.sessionId(),
                    draft.question().strip(),
                    draft.kind().name(),
                    draft.results().name(),
                    draft.anonymous(),
                    draft.changeable(),
                    PollRules.mostChoices(draft),
                    draft.seconds(),
                    organizerPosition,
                    PollRules.points(draft)
                }))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : PollOptionStore.insert(sql, draft).map(true));
    }

    static Future<Void> replace(SqlClient sql, PollDraft draft, long organizerPosition) {
        return sql.preparedQuery("delete from poll_options where conference_id = $1 and poll_id = $2")
                .execute(Tuple.of(draft.conferenceId(), draft.id()))
                .compose(gone -> sql.preparedQuery(
                                """
                                update polls
                                set question = $3, kind = $4, results = $5, anonymous = $6, changeable = $7, most_choices = $8,
                                    seconds = $9, version = version + 1, organizer_position = $10, points = $11
                                where conference_id = $1 and id = $2
                                """)
                        .execute(Tuple.from(new Object[] {
                            draft.conferenceId(),
                            draft.id(),
                            draft.question().strip(),
                            draft.kind().name(),
                            draft.results().name(),
                            draft.anonymous(),
                            draft.changeable(),
                            PollRules.mostChoices(draft),
                            draft.seconds(),
                            organizerPosition,
                            PollRules.points(draft)
                        })))
                .compose(changed -> PollOptionStore.insert(sql, draft));
    }

    /** Opened, it closes by itself where it is for a time. */
    static Future<Void> turn(SqlClient sql, StoredPoll poll, PollState state, long position, long organizerPosition) {
        return sql.preparedQuery(
                        """
                        update polls
                        set state = $3, closes_at = case when $3 = 'OPEN' then now() + seconds * interval '1 second' end,
                            version = version + 1, position = $4, organizer_position = $5
                        where conference_id = $1 and id = $2
                        """)
                .execute(Tuple.of(poll.poll().conferenceId(), poll.id(), state.name(), position, organizerPosition))
                .mapEmpty();
    }

    /** With its answers; the row stays so that those who come back learn that it is gone. */
    static Future<Void> delete(SqlClient sql, StoredPoll poll, Long position, long organizerPosition) {
        UUID conferenceId = poll.poll().conferenceId();
        return sql.preparedQuery("delete from poll_answers where conference_id = $1 and poll_id = $2")
                .execute(Tuple.of(conferenceId, poll.id()))
                .compose(gone -> sql.preparedQuery("delete from poll_options where conference_id = $1 and poll_id = $2")
                        .execute(Tuple.of(conferenceId, poll.id())))
                .compose(gone -> sql.preparedQuery(
                                """
                                update polls
                                set question = null, state = 'CLOSED', closes_at = null, version = version + 1,
                                    position = coalesce($3, position), organizer_position = $4
                                where conference_id = $1 and id = $2
                                """)
                        .execute(Tuple.of(conferenceId, poll.id(), position, organizerPosition)))
                .mapEmpty();
    }

    static Future<Optional<StoredPoll>> find(SqlClient sql, UUID conferenceId, UUID id) {
        return several(sql, POLLS + " where p.conference_id = $1 and p.id = $2", Tuple.of(conferenceId, id))
                .map(found -> found.stream().findFirst());
    }

    /** Until the transaction ends nobody else changes or answers it. */
    static Future<Optional<StoredPoll>> lock(SqlClient sql, UUID conferenceId, UUID id) {
        return sql.preparedQuery("select from polls where conference_id = $1 and id = $2 for no key update")
                .execute(Tuple.of(conferenceId, id))
                .compose(locked -> find(sql, conferenceId, id));
    }

    static Future<List<StoredPoll>> of(SqlClient sql, UUID conferenceId, UUID sessionId, boolean drafts) {
        return several(
                sql,
                POLLS
                        + " where p.conference_id = $1 and p.session_id is not distinct from $2 and p.question is not"
                        + " null and ($3 or p.state <> 'DRAFT') order by p.created_at desc, p.id desc limit 100",
                Tuple.of(conferenceId, sessionId, drafts));
    }

    static Future<List<StoredPoll>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        boolean organizers = room.kind() == RoomKind.ORGANIZER;
        String position = organizers ? "p.organizer_position" : "p.position";
        return several(
                sql,
                POLLS + " where p.conference_id = $1 and ($2 or p.session_id is not distinct from $3) and " + position
                        + " > $4 and " + position + " <= $5 order by " + position + " limit $6",
                Tuple.of(room.conferenceId(), organizers, sessionOf(room), after, upTo, limit));
    }

    /** Those that everybody sees; in the room of the organizers those that are open, and drafts. */
    static Future<List<StoredPoll>> shown(SqlClient sql, Room room, long upTo, int limit) {
        boolean organizers = room.kind() == RoomKind.ORGANIZER;
        String position = organizers ? "p.organizer_position" : "p.position";
        String states = organizers ? "('OPEN', 'DRAFT')" : "('OPEN', 'CLOSED')";
        return several(
                sql,
                POLLS + " where p.conference_id = $1 and ($2 or p.session_id is not distinct from $3) and "
                        + "p.question is not null and p.state in " + states + " and " + position
                        + " <= $4 order by " + position + " desc limit $5",
                Tuple.of(room.conferenceId(), organizers, sessionOf(room), upTo, limit));
    }

    private static UUID sessionOf(Room room) {
        return room.kind() == RoomKind.SESSION ? room.id() : null;
    }

    static Future<List<StoredPoll>> byIds(SqlClient sql, Collection<UUID> ids) {
        return several(sql, POLLS + " where p.id = any ($1)", Tuple.of((Object) ids.toArray(UUID[]::new)));
    }

    /** Those whose time is over. */
    static Future<List<StoredPoll>> due(SqlClient sql, int limit) {
        return several(
                sql,
                POLLS + " where p.state = 'OPEN' and p.closes_at <= now() order by p.closes_at limit $1",
                Tuple.of(limit));
    }

    /** Milliseconds until the time of the next one is over, those that are due not counted; null where there is none. */
    static Future<Long> untilNext(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        select ceil(extract(epoch from min(closes_at) - now()) * 1000)::bigint as millis
                        from polls where state = 'OPEN' and closes_at > now()
                        """)
                .execute()
                .map(rows -> rows.iterator().next().getLong("millis"));
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from polls where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Future<List<StoredPoll>> several(SqlClient sql, String query, Tuple values) {
        return sql.preparedQuery(query).mapping(PollStore::poll).execute(values).map(rows -> rows.stream()
                .toList());
    }

    private static StoredPoll poll(Row row) {
        OffsetDateTime closesAt = row.getOffsetDateTime("closes_at");
        Poll poll = new Poll(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                row.getUUID("session_id"),
                row.getString("question"),
                PollKind.valueOf(row.getString("kind")),
                PollOptionStore.of(row),
                PollState.valueOf(row.getString("state")),
                PollResults.valueOf(row.getString("results")),
                row.getBoolean("anonymous"),
                row.getBoolean("changeable"),
                row.getInteger("most_choices"),
                row.getInteger("points"),
                row.getInteger("seconds"),
                closesAt == null ? null : closesAt.toInstant(),
                row.getLong("answers"),
                null,
                null,
                null,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("version"));
        return new StoredPoll(
                row.getUUID("organization_id"), poll, row.getLong("position"), row.getLong("organizer_position"));
    }

    /** Told anew, since something of it is not to be seen any more, or is again. */
    static Future<Void> touch(SqlClient sql, StoredPoll poll, Long position, long organizerPosition) {
        return sql.preparedQuery(
                        """
                        update polls set version = version + 1, position = coalesce($3, position), organizer_position = $4
                        where conference_id = $1 and id = $2
                        """)
                .execute(Tuple.of(poll.poll().conferenceId(), poll.id(), position, organizerPosition))
                .mapEmpty();
    }
}
