package io.plenary.services.notes;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notes.PeoplePage;
import io.plenary.contracts.notes.Star;
import io.plenary.contracts.notes.Starred;
import io.plenary.contracts.notes.StarredPage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class StarStore {

    private StarStore() {}

    /** Answers whether the star is new. */
    static Future<Boolean> insert(SqlClient sql, UUID userId, Conference conference, UUID sessionId) {
        return sql.preparedQuery(
                        """
                        insert into stars (user_id, organization_id, conference_id, session_id)
                        values ($1, $2, $3, $4)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(userId, conference.organizationId(), conference.id(), sessionId))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Star> find(SqlClient sql, UUID userId, UUID conferenceId, UUID sessionId) {
        return sql.preparedQuery("select * from stars where user_id = $1 and conference_id = $2 and session_id = $3")
                .mapping(StarStore::star)
                .execute(Tuple.of(userId, conferenceId, sessionId))
                .map(rows -> rows.iterator().next());
    }

    /** The organization of the star that was deleted; empty if there was none. */
    static Future<Optional<UUID>> delete(SqlClient sql, UUID userId, UUID conferenceId, UUID sessionId) {
        return sql.preparedQuery(
                        """
                        delete from stars where user_id = $1 and conference_id = $2 and session_id = $3
                        returning organization_id
                        """)
                .mapping(row -> row.getUUID("organization_id"))
                .execute(Tuple.of(userId, conferenceId, sessionId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<List<Star>> ofUser(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select * from stars where user_id = $1 and conference_id = $2
                        order by starred_at, session_id
                        limit 2000
                        """)
                .mapping(StarStore::star)
                .execute(Tuple.of(userId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /** Of all conferences, the latest first. */
    static Future<List<Star>> latest(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select * from stars where user_id = $1
                        order by starred_at desc, session_id
                        limit 2000
                        """)
                .mapping(StarStore::star)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    /** Of everybody. */
    static Future<StarredPage> by(SqlClient sql, UUID conferenceId, List<UUID> sessions, UUID after, int limit) {
        return sql.preparedQuery("select * from starred_by($1, $2, $3, $4)")
                .mapping(row -> new Starred(row.getUUID("user_id"), List.of(row.getArrayOfUUIDs("session_ids"))))
                .execute(Tuple.of(conferenceId, sessions.toArray(UUID[]::new), after, limit + 1))
                .map(rows -> page(rows.stream().toList(), limit));
    }

    private static StarredPage page(List<Starred> rows, int limit) {
        return rows.size() <= limit
                ? new StarredPage(rows, null)
                : new StarredPage(rows.subList(0, limit), rows.get(limit - 1).userId());
    }

    /** Of everybody; who only wrote notes is among them. */
    static Future<PeoplePage> attendees(SqlClient sql, UUID conferenceId, UUID after, int limit) {
        return sql.preparedQuery("select attendees as user_id from attendees($1, $2, $3)")
                .mapping(row -> row.getUUID("user_id"))
                .execute(Tuple.of(conferenceId, after, limit + 1))
                .map(rows -> people(rows.stream().toList(), limit));
    }

    private static PeoplePage people(List<UUID> rows, int limit) {
        return rows.size() <= limit
                ? new PeoplePage(rows, null)
                : new PeoplePage(rows.subList(0, limit), rows.get(limit - 1));
    }

    private static Star star(Row row) {
        return new Star(
                row.getUUID("conference_id"),
                row.getUUID("session_id"),
                row.getOffsetDateTime("starred_at").toInstant());
    }
}
