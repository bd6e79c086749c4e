package io.plenary.services.program.conference;

import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.program.ConferenceDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

final class PlaceStore {

    private PlaceStore() {}

    static Future<Optional<String>> find(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select server from places where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .map(PlaceStore::server);
    }

    /** It stays so until the transaction ends. */
    static Future<Optional<String>> ofOrganization(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery("select server from organization_places where organization_id = $1 for share")
                .execute(Tuple.of(organizationId))
                .map(PlaceStore::server);
    }

    private static Optional<String> server(RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> row.getString("server"));
    }

    /** What is there stays. */
    static Future<Void> addOrganization(SqlClient sql, UUID organizationId, String server) {
        return sql.preparedQuery(
                        """
                        insert into organization_places (organization_id, server) values ($1, $2)
                        on conflict (organization_id) do nothing
                        """)
                .execute(Tuple.of(organizationId, server))
                .mapEmpty();
    }

    /** What is there stays. */
    static Future<Void> add(SqlClient sql, ConferenceDatabase database, String server) {
        return sql.preparedQuery(
                        """
                        insert into places (conference_id, organization_id, database_name, server) values ($1, $2, $3, $4)
                        on conflict (conference_id) do nothing
                        """)
                .execute(Tuple.of(database.conferenceId(), database.organizationId(), database.databaseName(), server))
                .mapEmpty();
    }

    /** Of these conferences and their organizations; what is there stays. */
    static Future<Void> addMissing(SqlClient sql, List<Endpoint> endpoints, String server) {
        return sql.preparedQuery(
                        """
                        with given as (
                            select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as given (conference, organization, name)
                        ), organizations as (
                            insert into organization_places (organization_id, server)
                            select distinct organization, $4 from given
                            on conflict (organization_id) do nothing
                        )
                        insert into places (conference_id, organization_id, database_name, server)
                        select conference, organization, name, $4 from given
                        on conflict (conference_id) do nothing
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(ids(endpoints, Endpoint::conferenceId))
                        .addArrayOfUUID(ids(endpoints, Endpoint::organizationId))
                        .addArrayOfString(
                                endpoints.stream().map(Endpoint::databaseName).toArray(String[]::new))
                        .addString(server))
                .mapEmpty();
    }

    private static UUID[] ids(List<Endpoint> endpoints, Function<Endpoint, UUID> id) {
        return endpoints.stream().map(id).toArray(UUID[]::new);
    }

    static Future<Map<String, Long>> countByServer(SqlClient sql) {
        return sql.query("select server, count(*) as conferences from places group by server")
                .execute()
                .map(rows -> {
                    Map<String, Long> counts = new HashMap<>();
                    rows.forEach(row -> counts.put(row.getString("server"), row.getLong("conferences")));
                    return counts;
                });
    }

    static Future<Void> move(SqlClient sql, UUID conferenceId, String server) {
        return sql.preparedQuery(
                        "update places set server = $2, left_on = server where conference_id = $1 and server <> $2")
                .execute(Tuple.of(conferenceId, server))
                .mapEmpty();
    }

    /** Where it is, and where a copy is left. */
    static Future<List<String>> all(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        "select array_remove(array[server, left_on], null) as servers from places where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream()
                        .flatMap(row -> Arrays.stream(row.getArrayOfStrings("servers")))
                        .toList());
    }

    static Future<Void> remove(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from places where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
