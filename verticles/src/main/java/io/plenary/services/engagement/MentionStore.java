package io.plenary.services.engagement;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who is mentioned in messages, and who can be. */
final class MentionStore {

    private static final int LATEST = 20;

    private MentionStore() {}

    /** How many of them wrote in a chat, or asked there under their name. */
    static Future<Long> known(SqlClient sql, Place place, Collection<UUID> userIds) {
        return sql.preparedQuery(
                        """
                        select count(*) from (
                            select user_id from messages
                            where conference_id = $1 and session_id is not distinct from $2 and user_id = any ($3)
                              and text is not null and held is null
                            union
                            select user_id from audience_questions
                            where conference_id = $1 and session_id is not distinct from $2 and user_id = any ($3)
                              and not anonymous and status in ('APPROVED', 'ANSWERED')) as heard
                        """)
                .mapping(row -> row.getLong(0))
                .execute(Tuple.of(place.conferenceId(), place.sessionId(), userIds.toArray(UUID[]::new)))
                .map(rows -> rows.iterator().next());
    }

    /** The latest of a week that mention somebody, and can be seen. */
    static Future<List<StoredMessage>> of(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select * from messages
                        where mentions @> array[$1::uuid] and cardinality(mentions) > 0 and text is not null and held is null
                          and created_at > now() - interval '7 days'
                        order by created_at desc limit $2
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(userId, LATEST))
                .map(rows -> rows.stream().toList());
    }

    /** In messages of others, so before any room is taken: who changes one of them takes its room after it. */
    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        with mentioning as (
                            select id from messages where mentions @> array[$1::uuid] and cardinality(mentions) > 0
                            order by id for no key update)
                        update messages m set mentions = array_remove(m.mentions, $1) from mentioning where m.id = mentioning.id
                        """)
                .execute(Tuple.of(userId))
                .mapEmpty();
    }
}
