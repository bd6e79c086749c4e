package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Where people were mentioned, as they have been told of it. */
final class MentionStore {

    /** Nobody counts further. */
    private static final int MOST = 50;

    private MentionStore() {}

    /**
     * Adds a mention to what somebody was told of that chat and has not read; whoever has no such messages is left alone for an hour.
     * Until the transaction ends nobody else tells them of it.
     *
     * @return whether there is anything like that
     */
    static Future<Boolean> add(SqlClient sql, Message message) {
        String session = Mentions.sessionOf(message);
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("mentions of " + message.userId() + " in " + message.conferenceId() + " " + session))
                .compose(alone -> sql.preparedQuery(
                                """
                                with told as (
                                    select id from messages
                                    where kind = 'MENTION' and user_id = $1 and conference_id = $2 and facts ->> 'session' = $3
                                      and (in_inbox and read_at is null and archived_at is null
                                           or not in_inbox and created_at > now() - interval '1 hour')
                                    order by created_at desc limit 1)
                                update messages m
                                set facts = case when jsonb_array_length(facts -> 'mentions') < $5
                                                 then jsonb_set(facts, '{mentions}', facts -> 'mentions' || $4::jsonb) else facts end
                                from told where m.id = told.id
                                """)
                        .execute(Tuple.of(
                                message.userId(),
                                message.conferenceId(),
                                session,
                                new JsonObject(message.facts()).getJsonArray(Mentions.MENTIONS),
                                MOST)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** What others can read no more: nobody is told of it, and where there was nothing else, it was never said. */
    static Future<Void> withdraw(SqlClient sql, UUID conferenceId, UUID messageId) {
        return withdraw(
                        sql,
                        conferenceId,
                        new JsonArray().add(new JsonObject().put(Mentions.MESSAGE, messageId.toString())))
                .compose(gone -> sql.preparedQuery(
                                """
                                delete from occasions
                                where event ->> 'type' = 'ParticipantMentioned' and event #>> '{payload,messageId}' = $1
                                """)
                        .execute(Tuple.of(messageId.toString())))
                .mapEmpty();
    }

    private static Future<Void> withdraw(SqlClient sql, UUID conferenceId, JsonArray mention) {
        return sql.preparedQuery(
                        """
                        with about as (
                            select id, (select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(facts -> 'mentions') one
                                        where not one @> ($2::jsonb -> 0)) as others
                            from messages
                            where kind = 'MENTION' and facts -> 'mentions' @> $2::jsonb and conference_id is not distinct from $1),
                        gone as (
                            delete from messages m using about where m.id = about.id and about.others = '[]')
                        update messages m set facts = jsonb_set(facts, '{mentions}', about.others)
                        from about where m.id = about.id and about.others <> '[]'
                        """)
                .execute(Tuple.of(conferenceId, mention))
                .mapEmpty();
    }

    /** Those by somebody: nobody is told any more who it was that meant them. */
    static Future<Void> forgetAuthor(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        update messages set facts = jsonb_set(facts, '{mentions}', (
                            select jsonb_agg(case when one ->> 'author' = $1 then one - 'author' else one end)
                            from jsonb_array_elements(facts -> 'mentions') one))
                        where kind = 'MENTION' and facts -> 'mentions' @> $2::jsonb
                        """)
                .execute(Tuple.of(
                        userId.toString(),
                        new JsonArray().add(new JsonObject().put(Mentions.AUTHOR, userId.toString()))))
                .mapEmpty();
    }
}
