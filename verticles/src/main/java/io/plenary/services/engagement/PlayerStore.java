package io.plenary.services.engagement;

import io.plenary.contracts.engagement.LeaderboardPlace;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Who agreed to be seen on leaderboards, and how they do. */
final class PlayerStore {

    private PlayerStore() {}

    /** Whether they were not seen there before. */
    static Future<Boolean> put(SqlClient sql, UUID conferenceId, UUID userId, String name) {
        return sql.preparedQuery(
                        """
                        insert into quiz_players as known (conference_id, user_id, name) values ($1, $2, $3)
                        on conflict (conference_id, user_id) do update set name = excluded.name
                        returning xmax = 0 as is_new
                        """)
                .mapping(row -> row.getBoolean("is_new"))
                .execute(Tuple.of(conferenceId, userId, name))
                .map(rows -> rows.iterator().next());
    }

    static Future<Boolean> delete(SqlClient sql, UUID conferenceId, UUID userId) {
        return sql.preparedQuery("delete from quiz_players where conference_id = $1 and user_id = $2")
                .execute(Tuple.of(conferenceId, userId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The best, and at the end the one who asks, where they have points and are not among them. */
    static Future<List<LeaderboardPlace>> places(SqlClient sql, Place place, UUID userId, int most) {
        return sql.preparedQuery(
                        """
                        with quizzes as (
                            select p.id, p.points, array(select number from poll_options o
                                                         where o.poll_id = p.id and o.is_right order by number) as is_right
                            from polls p
                            where p.conference_id = $1 and ($2::uuid is null or p.session_id = $2) and p.kind = 'QUIZ'
                              and p.state = 'CLOSED' and p.question is not null),
                        players as (
                            select n.user_id, n.name from quiz_players n where n.conference_id = $1 and not
                        """
                                + SilenceStore.IS_BANNED
                                + """
                        ),
                        scores as (
                            select a.user_id, sum(q.points)::bigint as points, count(*) as answered
                            from quizzes q join poll_answers a on a.poll_id = q.id and a.choices = q.is_right
                            where a.conference_id = $1
                              and (a.user_id = $3 or a.user_id in (select user_id from players))
                            group by a.user_id),
                        places as (
                            select rank() over (order by s.points desc) as place, s.user_id, l.name, s.points, s.answered
                            from scores s join players l on l.user_id = s.user_id),
                        first as (select * from places order by place, name, user_id limit $4)
                        select * from first
                        union all
                        select null, s.user_id, null, s.points, s.answered from scores s
                        where s.user_id = $3 and not exists (select from first where first.user_id = $3)
                        order by place nulls last, name, user_id
                        """)
                .mapping(row -> place(row, userId))
                .execute(Tuple.of(place.conferenceId(), place.sessionId(), userId, most))
                .map(rows -> rows.stream().toList());
    }

    private static LeaderboardPlace place(Row row, UUID userId) {
        Long place = row.getLong("place");
        UUID user = row.getUUID("user_id");
        return new LeaderboardPlace(
                place == null ? null : place.intValue(),
                user,
                row.getString("name"),
                row.getLong("points"),
                row.getLong("answered"),
                user.equals(userId));
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from quiz_players where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from quiz_players where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
