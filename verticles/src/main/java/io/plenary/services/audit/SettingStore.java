package io.plenary.services.audit;

import io.plenary.contracts.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Settings as they were last announced. */
final class SettingStore {

    /** @param kind what is set, such as {@code conference} */
    record Place(UUID chain, String kind, UUID subjectId) {}

    private SettingStore() {}

    /** Those that are known, by their place. */
    static Future<Map<Place, Map<String, String>>> find(SqlClient sql, Collection<UUID> subjectIds) {
        Map<Place, Map<String, String>> known = new HashMap<>();
        return sql.preparedQuery("select * from settings where subject_id = any ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(subjectIds.toArray(UUID[]::new)))
                .map(rows -> {
                    rows.forEach(row -> known.put(
                            new Place(row.getUUID("chain"), row.getString("kind"), row.getUUID("subject_id")),
                            Particulars.read(row.getString("members"))));
                    return known;
                });
    }

    static Future<Void> put(SqlClient sql, Map<Place, Map<String, String>> settings) {
        List<Tuple> tuples = settings.entrySet().stream()
                .map(set -> Tuple.of(
                        set.getKey().chain(),
                        set.getKey().kind(),
                        set.getKey().subjectId(),
                        Json.write(set.getValue())))
                .toList();
        return tuples.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(
                                """
                                insert into settings (chain, kind, subject_id, members) values ($1, $2, $3, $4)
                                on conflict (chain, kind, subject_id) do update set members = excluded.members
                                """)
                        .executeBatch(tuples)
                        .mapEmpty();
    }

    /** A user or a conference that is gone has no settings any more; the entries about it stay. */
    static Future<Void> forget(SqlClient sql, UUID subjectId) {
        return sql.preparedQuery("delete from settings where subject_id = $1")
                .execute(Tuple.of(subjectId))
                .mapEmpty();
    }
}
