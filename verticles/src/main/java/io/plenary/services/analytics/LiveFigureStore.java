package io.plenary.services.analytics;

import io.plenary.contracts.analytics.LiveSessionStats;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** How much happened live in sessions. */
final class LiveFigureStore {

    private static final int MOST = 2_000;

    private LiveFigureStore() {}

    /** In one order, so that two who count at once do not wait for each other. */
    static Future<Void> add(SqlClient sql, List<Fact> facts) {
        return sql.preparedQuery(
                        """
                        insert into live_sessions as known (organization_id, conference_id, session_id, type, count)
                        select organization_id, conference_id, session_id, type, sum(count)
                        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[])
                            as fact (organization_id, conference_id, session_id, type, count)
                        group by 1, 2, 3, 4
                        order by 2, 3, 4
                        on conflict (conference_id, session_id, type) do update set count = known.count + excluded.count
                        """)
                .execute(Tuple.of(
                        facts.stream().map(Fact::organizationId).toArray(UUID[]::new),
                        facts.stream().map(Fact::conferenceId).toArray(UUID[]::new),
                        facts.stream().map(Fact::sessionId).toArray(UUID[]::new),
                        facts.stream().map(Fact::type).toArray(String[]::new),
                        facts.stream().map(Fact::count).toArray(Integer[]::new)))
                .mapEmpty();
    }

    static Future<List<LiveSessionStats>> of(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select session_id,
                               coalesce(sum(count) filter (where type = 'AudienceQuestionAsked'), 0)::bigint as questions,
                               greatest(0, coalesce(sum(case type when 'AudienceQuestionVoted' then count
                                                                  when 'AudienceQuestionUnvoted' then -count end), 0))::bigint as votes,
                               coalesce(sum(count) filter (where type = 'PollAnswered'), 0)::bigint as answers,
                               coalesce(sum(count) filter (where type = 'ChatMessagePosted'), 0)::bigint as messages,
                               greatest(0, coalesce(sum(case type when 'SessionFeedbackGiven' then count
                                                                  when 'SessionFeedbackWithdrawn' then -count end), 0))::bigint
                                   as feedback,
                               coalesce(sum(count) filter (where type = 'SessionAttended'), 0)::bigint as minutes
                        from live_sessions where organization_id = $1 and conference_id = $2
                        group by session_id
                        order by sum(count) desc, session_id limit $3
                        """)
                .mapping(LiveFigureStore::stats)
                .execute(Tuple.of(organizationId, conferenceId, MOST))
                .map(rows -> rows.stream().toList());
    }

    private static LiveSessionStats stats(Row row) {
        return new LiveSessionStats(
                row.getUUID("session_id"),
                row.getLong("questions"),
                row.getLong("votes"),
                row.getLong("answers"),
                row.getLong("messages"),
                row.getLong("feedback"),
                row.getLong("minutes"));
    }
}
