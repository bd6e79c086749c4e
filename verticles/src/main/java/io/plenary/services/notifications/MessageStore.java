package io.plenary.services.notifications;

import io.plenary.contracts.notifications.InboxMark;
import io.plenary.contracts.notifications.InboxQuery;
import io.plenary.contracts.notifications.MentionPlace;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

final class MessageStore {

    /** Nobody looks at a badge to count further. */
    static final int MOST_UNREAD = 100;

    /** What is told at once of many is told in some statements. */
    private static final int ROWS = 100;

    private MessageStore() {}

    /** Those that are there already stay as they are. */
    static Future<Void> insert(SqlClient sql, List<Message> messages) {
        if (messages.isEmpty()) {
            return Future.succeededFuture();
        }
        int now = Math.min(ROWS, messages.size());
        return insertSome(sql, messages.subList(0, now))
                .compose(inserted -> insert(sql, messages.subList(now, messages.size())));
    }

    private static Future<?> insertSome(SqlClient sql, List<Message> messages) {
        return sql.preparedQuery(
                        """
                        insert into messages
                            (id, event_id, kind, user_id, organization_id, conference_id, facts, created_at, in_inbox)
                        select id, event_id, kind, user_id, organization_id, conference_id, facts::jsonb, created_at, in_inbox
                        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[],
                                    $8::timestamptz[], $9::boolean[])
                             as new (id, event_id, kind, user_id, organization_id, conference_id, facts, created_at, in_inbox)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(
                        ids(messages, Message::id),
                        ids(messages, Message::eventId),
                        messages.stream().map(message -> message.kind().name()).toArray(String[]::new),
                        ids(messages, Message::userId),
                        ids(messages, Message::organizationId),
                        ids(messages, Message::conferenceId),
                        messages.stream()
                                .map(message -> new JsonObject(message.facts()).encode())
                                .toArray(String[]::new),
                        messages.stream()
                                .map(message -> message.createdAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        messages.stream().map(Message::inInbox).toArray(Boolean[]::new)));
    }

    private static UUID[] ids(List<Message> messages, Function<Message, UUID> id) {
        return messages.stream().map(id).toArray(UUID[]::new);
    }

    static <P> Future<P> inbox(
            SqlClient sql, UUID userId, InboxQuery query, BiFunction<List<Message>, String, P> page) {
        Cursor cursor = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        """
                        select * from messages
                        where in_inbox and user_id = $1 and (archived_at is not null) = $2
                          and (not $3 or read_at is null)
                          and ($4::timestamptz is null or (created_at, id) < ($4, $5))
                        order by created_at desc, id desc
                        limit $6
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(
                        userId, query.archived(), query.unread(), cursor.time(), cursor.id(), query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        message -> Cursor.of(message.createdAt(), message.id()),
                        page));
    }

    static Future<Integer> countUnread(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select count(*)::integer as unread from (
                            select from messages
                            where user_id = $1 and in_inbox and read_at is null and archived_at is null
                            limit $2) unread
                        """)
                .execute(Tuple.of(userId, MOST_UNREAD))
                .map(rows -> rows.iterator().next().getInteger("unread"));
    }

    /** Those that are the user's. */
    static Future<Void> mark(SqlClient sql, UUID userId, InboxMark mark, Instant now) {
        MentionPlace chat = mark.mentionedIn();
        return sql.preparedQuery(
                        """
                        update messages
                        set read_at = case when $3 then coalesce(read_at, $5) when not $3 then null else read_at end,
                            archived_at = case when $4 then coalesce(archived_at, $5) when not $4 then null
                                               else archived_at end
                        where user_id = $1 and in_inbox
                          and (id = any($2) or $2::uuid[] is null and archived_at is null)
                          and ($6::uuid is null
                               or kind = 'MENTION' and conference_id = $6 and facts ->> 'session' = $7)
                        """)
                .execute(Tuple.of(
                        userId,
                        mark.ids() == null ? null : mark.ids().toArray(UUID[]::new),
                        mark.read(),
                        mark.archived(),
                        now.atOffset(ZoneOffset.UTC),
                        chat == null ? null : chat.conferenceId(),
                        chat == null ? null : Objects.toString(chat.sessionId(), "")))
                .mapEmpty();
    }

    static Future<Integer> deleteBefore(SqlClient sql, Instant time, int most) {
        return sql.preparedQuery(
                        """
                        delete from messages
                        where id in (select id from messages where created_at < $1 order by created_at limit $2)
                        """)
                .execute(Tuple.of(time.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.rowCount());
    }

    /** What was told of an order that was nobody's is told whoever has taken it over, and goes with them. */
    static Future<Void> handOver(SqlClient sql, UUID orderId, UUID userId) {
        return sql.preparedQuery(
                        """
                        update messages m set user_id = $2 where user_id = $1 and not exists (
                            select from messages theirs
                            where theirs.event_id = m.event_id and theirs.kind = m.kind and theirs.user_id = $2)
                        """)
                .execute(Tuple.of(orderId, userId))
                .mapEmpty();
    }

    /** Which of these there are. */
    static Future<Set<UUID>> known(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery("select id from messages where id = any ($1)")
                .execute(Tuple.of((Object) ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }

    /** What was told somebody, what is to be told them, and what they want to be told. */
    static Future<Void> forgetUser(Transaction tx, UUID userId) {
        return tx.sql()
                .preparedQuery("delete from messages where user_id = $1")
                .execute(Tuple.of(userId))
                .compose(deleted -> forgetInviter(tx.sql(), userId))
                .compose(deleted -> MentionStore.forgetAuthor(tx.sql(), userId))
                .compose(deleted -> PreferenceStore.forgetUser(tx.sql(), userId))
                .compose(deleted -> ReminderStore.forgetUser(tx.sql(), userId))
                .compose(deleted -> DeviceStore.deleteOfSignIn(tx.sql(), userId, null))
                .compose(deleted -> QuietStore.delete(tx.sql(), userId))
                .compose(deleted -> tx.sql()
                        .preparedQuery(
                                """
                                delete from occasions
                                where event ->> 'actorId' = $1 or event #>> '{payload,userId}' = $1
                                """)
                        .execute(Tuple.of(userId.toString())))
                .mapEmpty();
    }

    /** Whom they invited still has been told. */
    private static Future<Void> forgetInviter(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        update messages set facts = facts - 'inviter' where kind = 'INVITATION' and facts ->> 'inviter' = $1
                        """)
                .execute(Tuple.of(userId.toString()))
                .mapEmpty();
    }

    /** What was told of it. */
    static Future<Void> forgetConference(Transaction tx, UUID conferenceId) {
        return tx.sql()
                .preparedQuery("delete from messages where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .compose(deleted -> tx.sql()
                        .preparedQuery("delete from digests where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .compose(deleted -> ProgramDigestStore.forgetConference(tx.sql(), conferenceId))
                .compose(deleted -> PreferenceStore.forgetConference(tx.sql(), conferenceId))
                .compose(deleted -> ReminderStore.forgetConference(tx.sql(), conferenceId));
    }

    static Message message(Row row) {
        return new Message(
                row.getUUID("id"),
                row.getUUID("event_id"),
                MessageKind.valueOf(row.getString("kind")),
                row.getUUID("user_id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getJsonObject("facts").getMap(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("in_inbox"),
                instant(row.getOffsetDateTime("read_at")),
                instant(row.getOffsetDateTime("archived_at")));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
