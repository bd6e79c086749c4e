package io.plenary.services.program.conference;

import io.plenary.contracts.program.OrganizationPlacement;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** What is known of places of conferences, for administrators. */
final class PlacementStore {

    private PlacementStore() {}

    /** What a server has. */
    record Load(long organizations, long conferences) {

        static final Load NONE = new Load(0, 0);
    }

    static Future<Map<String, Load>> load(SqlClient sql) {
        return sql.query(
                        """
                        select server, count(distinct organization_id) as organizations, count(*) as conferences
                        from places group by server
                        """)
                .execute()
                .map(rows -> {
                    Map<String, Load> loads = new HashMap<>();
                    rows.forEach(row -> loads.put(
                            row.getString("server"),
                            new Load(row.getLong("organizations"), row.getLong("conferences"))));
                    return loads;
                });
    }

    /** A database. */
    record At(String server, String name) {}

    /**
     * An organization.
     *
     * @param server where its conferences are, or go
     */
    record Row(UUID organizationId, String server, List<At> databases) {

        OrganizationPlacement with(Map<String, Map<String, Long>> sizesByServer) {
            List<Long> sizes = databases.stream()
                    .map(one ->
                            sizesByServer.getOrDefault(one.server(), Map.of()).get(one.name()))
                    .toList();
            long elsewhere = databases.stream()
                    .filter(one -> !one.server().equals(server))
                    .count();
            Long bytes = sizes.stream().anyMatch(Objects::isNull)
                    ? null
                    : sizes.stream().mapToLong(Long::longValue).sum();
            return new OrganizationPlacement(organizationId, server, databases.size(), elsewhere, bytes);
        }
    }

    record Page(List<Row> rows, String nextCursor) {}

    static Future<Page> page(SqlClient sql, String cursor, int limit) {
        return sql.preparedQuery(
                        """
                        select o.organization_id, o.server,
                               array_remove(array_agg(p.server order by p.conference_id), null) as servers,
                               array_remove(array_agg(p.database_name order by p.conference_id), null) as names
                        from organization_places o left join places p on p.organization_id = o.organization_id
                        where $1::uuid is null or o.organization_id > $1
                        group by o.organization_id order by o.organization_id limit $2
                        """)
                .mapping(PlacementStore::row)
                .execute(Tuple.of(Cursor.parse(cursor).id(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        row -> new Cursor(row.organizationId().toString(), row.organizationId()),
                        Page::new));
    }

    private static Row row(io.vertx.sqlclient.Row row) {
        String[] servers = row.getArrayOfStrings("servers");
        String[] names = row.getArrayOfStrings("names");
        return new Row(
                row.getUUID("organization_id"),
                row.getString("server"),
                IntStream.range(0, names.length)
                        .mapToObj(i -> new At(servers[i], names[i]))
                        .toList());
    }

    static Map<String, List<String>> namesByServer(List<Row> rows) {
        Map<String, List<String>> names = new HashMap<>();
        rows.stream().flatMap(row -> row.databases().stream()).forEach(one -> names.computeIfAbsent(
                        one.server(), first -> new ArrayList<>())
                .add(one.name()));
        return names;
    }

    /** False where it was chosen already. */
    static Future<Boolean> put(SqlClient sql, UUID organizationId, String server) {
        return sql.preparedQuery(
                        """
                        insert into organization_places (organization_id, server) values ($1, $2)
                        on conflict (organization_id) do update set server = excluded.server
                        where organization_places.server <> excluded.server
                        """)
                .execute(Tuple.of(organizationId, server))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Long> countElsewhere(SqlClient sql, UUID organizationId, String server) {
        return sql.preparedQuery("select count(*) as elsewhere from places where organization_id = $1 and server <> $2")
                .execute(Tuple.of(organizationId, server))
                .map(rows -> rows.iterator().next().getLong("elsewhere"));
    }
}
