package io.plenary.services.engagement;

import io.plenary.contracts.engagement.ReactionKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How often people applauded and the like in sessions. */
final class BurstStore {

    private BurstStore() {}

    /** In the order of their kinds, as everybody does who adds some there. */
    static Future<Void> add(SqlClient sql, Place place, Map<ReactionKind, Long> counts) {
        return sql.preparedQuery(
                        """
                        insert into bursts as known (session_id, kind, organization_id, conference_id, count)
                        select $1, kind, $2, $3, count from unnest($4::text[], $5::bigint[]) as pressed (kind, count) order by kind
                        on conflict (conference_id, session_id, kind) do update set count = known.count + excluded.count
                        """)
                .execute(Tuple.of(
                        place.sessionId(),
                        place.organizationId(),
                        place.conferenceId(),
                        counts.keySet().stream().map(ReactionKind::name).toArray(String[]::new),
                        counts.values().toArray(Long[]::new)))
                .mapEmpty();
    }

    /** By session of a conference, the counts by kind; those without any are not there. */
    static Future<Map<UUID, JsonObject>> counts(SqlClient sql, UUID conferenceId, Collection<UUID> sessionIds) {
        return sql.preparedQuery(
                        "select * from bursts where conference_id = $1 and session_id = any ($2) order by kind")
                .execute(Tuple.of(conferenceId, (Object) sessionIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, JsonObject> counts = new HashMap<>();
                    rows.forEach(row -> counts.computeIfAbsent(row.getUUID("session_id"), id -> new JsonObject())
                            .put(row.getString("kind"), row.getLong("count")));
                    return counts;
                });
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from bursts where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
