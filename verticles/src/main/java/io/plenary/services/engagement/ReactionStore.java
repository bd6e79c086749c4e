package io.plenary.services.engagement;

import io.plenary.contracts.engagement.ReactionCount;
import io.plenary.contracts.engagement.ReactionKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** With what people reacted to messages: one row each, counted when somebody wants to know. */
final class ReactionStore {

    private ReactionStore() {}

    /** Whether it is new. */
    static Future<Boolean> insert(SqlClient sql, UUID conferenceId, UUID messageId, ReactionKind kind, UUID userId) {
        return sql.preparedQuery(
                        """
                        insert into message_reactions (message_id, kind, user_id, conference_id) values ($1, $2, $3, $4)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(messageId, kind.name(), userId, conferenceId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether there was one. */
    static Future<Boolean> delete(SqlClient sql, UUID conferenceId, UUID messageId, ReactionKind kind, UUID userId) {
        return sql.preparedQuery(
                        """
                        delete from message_reactions where message_id = $1 and kind = $2 and user_id = $3 and conference_id = $4
                        """)
                .execute(Tuple.of(messageId, kind.name(), userId, conferenceId))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * By message; those without any are not there.
     *
     * @param userId whose own are marked; null for nobody in particular
     */
    static Future<Map<UUID, List<ReactionCount>>> counts(SqlClient sql, Collection<UUID> messageIds, UUID userId) {
        return sql.preparedQuery(
                        """
                        select message_id, kind, count(*) as count, bool_or(user_id = $2::uuid) as own from message_reactions
                        where message_id = any ($1) group by message_id, kind order by message_id, kind
                        """)
                .execute(Tuple.of(messageIds.toArray(UUID[]::new), userId))
                .map(rows -> {
                    Map<UUID, List<ReactionCount>> counts = new HashMap<>();
                    rows.forEach(row -> counts.computeIfAbsent(row.getUUID("message_id"), id -> new ArrayList<>())
                            .add(new ReactionCount(
                                    ReactionKind.valueOf(row.getString("kind")),
                                    row.getLong("count"),
                                    row.getBoolean("own"))));
                    return counts;
                });
    }

    /** With what one person reacted, by message; those without any are not there. */
    static Future<Map<UUID, List<String>>> own(SqlClient sql, Collection<UUID> messageIds, UUID userId) {
        return sql.preparedQuery(
                        """
                        select message_id, kind from message_reactions
                        where message_id = any ($1) and user_id = $2 order by message_id, kind
                        """)
                .execute(Tuple.of(messageIds.toArray(UUID[]::new), userId))
                .map(rows -> {
                    Map<UUID, List<String>> own = new HashMap<>();
                    rows.forEach(row -> own.computeIfAbsent(row.getUUID("message_id"), id -> new ArrayList<>())
                            .add(row.getString("kind")));
                    return own;
                });
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from message_reactions where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }
}
