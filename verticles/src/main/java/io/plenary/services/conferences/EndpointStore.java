package io.plenary.services.conferences;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.conferences.EndpointPage;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

final class EndpointStore {

    private EndpointStore() {}

    static Future<Optional<Endpoint>> find(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from endpoints where conference_id = $1")
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Endpoint> put(SqlClient sql, Conference conference, Endpoint endpoint) {
        return sql.preparedQuery(
                        """
                        insert into endpoints (conference_id, organization_id, slug, address, database_name)
                        values ($1, $2, $3, $4, $5)
                        on conflict (conference_id) do update
                        set address = excluded.address, database_name = excluded.database_name, registered_at = now()
                        returning *
                        """)
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.of(
                        conference.id(),
                        conference.organizationId(),
                        conference.slug(),
                        endpoint.address(),
                        endpoint.databaseName()))
                .map(rows -> rows.iterator().next());
    }

    static Future<Optional<Endpoint>> delete(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from endpoints where conference_id = $1 returning *")
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<EndpointPage> list(SqlClient sql, String cursor, int limit) {
        String after = Cursor.parse(cursor).key();
        return sql.preparedQuery(
                        """
                        select * from endpoints where $1::text is null or slug > $1
                        order by slug
                        limit $2
                        """)
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.of(after, limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        endpoint -> new Cursor(endpoint.slug(), endpoint.conferenceId()),
                        EndpointPage::new));
    }

    private static Endpoint endpoint(Row row) {
        return new Endpoint(
                row.getUUID("conference_id"),
                row.getUUID("organization_id"),
                row.getString("slug"),
                row.getString("address"),
                row.getString("database_name"),
                row.getOffsetDateTime("registered_at").toInstant());
    }
}
