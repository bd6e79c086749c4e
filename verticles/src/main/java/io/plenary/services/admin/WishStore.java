package io.plenary.services.admin;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What operators want of nodes. */
final class WishStore {

    /** Any number that nothing else in this database is locked by. */
    private static final long LOCK = 14_0100;

    private WishStore() {}

    /** One after the other: two who take the same away from two nodes would leave none. */
    static Future<Wishes> lock(SqlClient sql) {
        return sql.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .compose(locked -> all(sql));
    }

    static Future<Wishes> all(SqlClient sql) {
        return sql.query(
                        """
                        select node, service, instances from wished_instances
                        union all
                        select node, null, null from drained_nodes
                        """)
                .execute()
                .map(WishStore::wishes);
    }

    private static Wishes wishes(Iterable<Row> rows) {
        Map<String, Map<String, Integer>> instances = new HashMap<>();
        Set<String> drained = new TreeSet<>();
        for (Row row : rows) {
            String node = row.getString("node");
            if (row.getString("service") == null) {
                drained.add(node);
            } else {
                instances
                        .computeIfAbsent(node, first -> new HashMap<>())
                        .put(row.getString("service"), row.getInteger("instances"));
            }
        }
        return new Wishes(instances, drained);
    }

    static Future<Void> put(SqlClient sql, String node, String service, int instances) {
        return sql.preparedQuery(
                        """
                        insert into wished_instances (node, service, instances) values ($1, $2, $3)
                        on conflict (node, service) do update set instances = excluded.instances
                        """)
                .execute(Tuple.of(node, service, instances))
                .mapEmpty();
    }

    /** The last word counts, also for nodes of which it was wanted singly; where it is not wanted at all it stays so. */
    static Future<Void> putEverywhere(SqlClient sql, String service, int instances) {
        return put(sql, Wishes.ALL, service, instances)
                .compose(put -> sql.preparedQuery(
                                """
                                update wished_instances set instances = $2
                                where service = $1 and node <> '' and instances > 0
                                """)
                        .execute(Tuple.of(service, instances)))
                .mapEmpty();
    }

    /** @return whether that is news */
    static Future<Boolean> drain(SqlClient sql, String node) {
        return sql.preparedQuery("insert into drained_nodes (node) values ($1) on conflict do nothing")
                .execute(Tuple.of(node))
                .map(rows -> rows.rowCount() > 0);
    }

    /** @return whether that is news */
    static Future<Boolean> undrain(SqlClient sql, String node) {
        return sql.preparedQuery("delete from drained_nodes where node = $1")
                .execute(Tuple.of(node))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Void> forget(SqlClient sql, String node) {
        return undrain(sql, node)
                .compose(undrained -> sql.preparedQuery("delete from wished_instances where node = $1")
                        .execute(Tuple.of(node)))
                .mapEmpty();
    }
}
