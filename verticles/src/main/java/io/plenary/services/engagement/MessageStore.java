package io.plenary.services.engagement;

import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatQuery;
import io.plenary.contracts.engagement.HeldFor;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Messages of chats; each statement names the conference. */
final class MessageStore {

    private MessageStore() {}

    /**
     * Empty if the id exists.
     *
     * @param position null where it is held
     * @param organizerPosition null where it is not
     */
    static Future<Optional<StoredMessage>> insert(
            SqlClient sql,
            Place place,
            Silences.Author author,
            ChatMessageDraft draft,
            List<HeldFor> held,
            Long position,
            Long organizerPosition) {
        return sql.preparedQuery(
                        """
                        insert into messages (id, organization_id, conference_id, session_id, user_id, author_name, reply_to, text,
                            position, organizer_position, held, mentions)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.from(new Object[] {
                    draft.id(),
                    place.organizationId(),
                    place.conferenceId(),
                    place.sessionId(),
                    author.userId(),
                    author.name(),
                    draft.replyTo(),
                    draft.text().strip(),
                    position,
                    organizerPosition,
                    names(held),
                    draft.mentions().toArray(UUID[]::new)
                }))
                .map(rows -> rows.stream().findFirst());
    }

    private static String[] names(List<HeldFor> held) {
        return held.isEmpty() ? null : held.stream().map(HeldFor::name).toArray(String[]::new);
    }

    static Future<Optional<StoredMessage>> find(SqlClient sql, UUID conferenceId, UUID id) {
        return one(sql, "", conferenceId, id);
    }

    static Future<Optional<StoredMessage>> lock(SqlClient sql, UUID conferenceId, UUID id) {
        return one(sql, " for no key update", conferenceId, id);
    }

    private static Future<Optional<StoredMessage>> one(SqlClient sql, String lock, UUID conferenceId, UUID id) {
        return sql.preparedQuery("select * from messages where conference_id = $1 and id = $2" + lock)
                .mapping(MessageStore::message)
                .execute(Tuple.of(conferenceId, id))
                .map(rows -> rows.stream().findFirst());
    }

    /** How long ago somebody wrote there last; empty for never. Who writes at the same moment waits for the end of this. */
    static Future<Duration> sinceLast(SqlClient sql, Place place, UUID userId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(
                        Tuple.of("messages of " + userId + " in " + place.room().name()))
                .compose(alone -> sql.preparedQuery(
                                """
                                select max(created_at) as last, clock_timestamp() as now from messages
                                where conference_id = $1 and session_id is not distinct from $2 and user_id = $3
                                """)
                        .mapping(MessageStore::since)
                        .execute(Tuple.of(place.conferenceId(), place.sessionId(), userId)))
                .map(rows -> rows.iterator().next().orElse(null));
    }

    private static Optional<Duration> since(Row row) {
        OffsetDateTime last = row.getOffsetDateTime("last");
        return Optional.ofNullable(last).map(then -> Duration.between(then, row.getOffsetDateTime("now")));
    }

    /** @param position null where others never saw it, and do not now */
    static Future<StoredMessage> edit(
            SqlClient sql,
            StoredMessage message,
            String text,
            List<HeldFor> held,
            Long position,
            Long organizerPosition) {
        return sql.preparedQuery(
                        """
                        update messages
                        set text = $3, edited_at = now(), version = version + 1, position = coalesce($4, position),
                            organizer_position = coalesce($5, organizer_position), held = $6
                        where conference_id = $1 and id = $2
                        returning *
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(
                        message.message().conferenceId(), message.id(), text, position, organizerPosition, names(held)))
                .map(rows -> rows.iterator().next());
    }

    static Future<StoredMessage> approve(SqlClient sql, StoredMessage message, long position, long organizerPosition) {
        return sql.preparedQuery(
                        """
                        update messages set held = null, position = $3, organizer_position = $4
                        where conference_id = $1 and id = $2
                        returning *
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(message.message().conferenceId(), message.id(), position, organizerPosition))
                .map(rows -> rows.iterator().next());
    }

    /** With everything that was said of it; its row stays so that those who come back learn that it is gone. */
    static Future<StoredMessage> delete(SqlClient sql, StoredMessage message, long position, Long organizerPosition) {
        UUID conferenceId = message.message().conferenceId();
        return sql.preparedQuery("delete from message_reports where conference_id = $1 and message_id = $2")
                .execute(Tuple.of(conferenceId, message.id()))
                .compose(gone -> sql.preparedQuery(
                                "delete from message_reactions where conference_id = $1 and message_id = $2")
                        .execute(Tuple.of(conferenceId, message.id())))
                .compose(gone -> sql.preparedQuery(
                                """
                                update messages
                                set text = null, author_name = null, reports = 0, held = null, mentions = '{}', version = version + 1, position = $3,
                                    organizer_position = coalesce($4, organizer_position)
                                where conference_id = $1 and id = $2
                                returning *
                                """)
                        .mapping(MessageStore::message)
                        .execute(Tuple.of(conferenceId, message.id(), position, organizerPosition)))
                .map(rows -> rows.iterator().next());
    }

    static Future<List<StoredMessage>> page(SqlClient sql, ChatQuery query, OffsetDateTime before, UUID beforeId) {
        return sql.preparedQuery(
                        """
                        select * from messages
                        where conference_id = $1 and session_id is not distinct from $2 and text is not null and held is null
                          and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
                        order by created_at desc, id desc
                        limit $5
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(query.conferenceId(), query.sessionId(), before, beforeId, query.limit() + 1))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<StoredMessage>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return sql.preparedQuery(
                        """
                        select * from messages
                        where conference_id = $1 and session_id is not distinct from $2 and position > $3 and position <= $4
                        order by position
                        limit $5
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(room.conferenceId(), sessionOf(room), after, upTo, limit))
                .map(rows -> rows.stream().toList());
    }

    /** The latest. */
    static Future<List<StoredMessage>> shown(SqlClient sql, Room room, long upTo, int limit) {
        return sql.preparedQuery(
                        """
                        select * from messages
                        where conference_id = $1 and session_id is not distinct from $2 and text is not null and held is null
                          and position <= $3
                        order by created_at desc, id desc
                        limit $4
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(room.conferenceId(), sessionOf(room), upTo, limit))
                .map(rows -> rows.stream().toList());
    }

    /** Of one person that wait, the latest. */
    static Future<List<StoredMessage>> held(SqlClient sql, Room room, UUID userId) {
        return sql.preparedQuery(
                        """
                        select * from messages
                        where conference_id = $1 and session_id is not distinct from $2 and user_id = $3
                          and text is not null and held is not null
                        order by created_at desc limit 50
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(room.conferenceId(), sessionOf(room), userId))
                .map(rows -> rows.stream().toList());
    }

    static UUID sessionOf(Room room) {
        return room.kind() == RoomKind.SESSION ? room.id() : null;
    }

    /** All of a person that are not deleted. */
    static Future<List<StoredMessage>> lockOfUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select * from messages where user_id = $1 and text is not null order by conference_id, id for no key update
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> disown(SqlClient sql, UUID userId) {
        return sql.preparedQuery("update messages set user_id = null, author_name = null where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from messages where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    static StoredMessage message(Row row) {
        OffsetDateTime editedAt = row.getOffsetDateTime("edited_at");
        String[] held = row.getArrayOfStrings("held");
        ChatMessage message = new ChatMessage(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                row.getUUID("session_id"),
                row.getUUID("user_id"),
                row.getString("author_name"),
                row.getUUID("reply_to"),
                row.getString("text"),
                List.of(row.getArrayOfUUIDs("mentions")),
                held == null ? null : true,
                List.of(),
                editedAt == null ? null : editedAt.toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("version"));
        return new StoredMessage(
                row.getUUID("organization_id"),
                message,
                held == null ? List.of() : Stream.of(held).map(HeldFor::valueOf).toList(),
                row.getLong("reports"),
                row.getLong("position"),
                row.getLong("organizer_position"));
    }
}
