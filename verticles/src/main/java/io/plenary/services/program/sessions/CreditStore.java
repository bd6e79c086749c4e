package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Credit;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who speaks on which session, and the number each person has here. */
public final class CreditStore {

    /** One credit with what tells authors apart. */
    record Credited(UUID speakerId, UUID sessionId, String name, Integer number) {}

    private CreditStore() {}

    static Future<Void> insert(SqlClient sql, List<StoredSession> sessions) {
        List<UUID> ids = new ArrayList<>();
        List<UUID> speakers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (StoredSession stored : sessions) {
            List<Credit> credits = stored.session().speakers();
            for (int i = 0; i < credits.size(); i++) {
                ids.add(stored.session().id());
                speakers.add(credits.get(i).speakerId());
                names.add(credits.get(i).name());
                positions.add(i);
            }
        }
        return sql.preparedQuery(
                        """
                        insert into credits (session_id, speaker_id, name, position)
                        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::integer[])
                        """)
                .execute(Tuple.of(
                        ids.toArray(UUID[]::new),
                        speakers.toArray(UUID[]::new),
                        names.toArray(String[]::new),
                        positions.toArray(Integer[]::new)))
                .mapEmpty();
    }

    static Future<Void> delete(SqlClient sql, List<StoredSession> sessions) {
        UUID[] ids = sessions.stream().map(stored -> stored.session().id()).toArray(UUID[]::new);
        return sql.preparedQuery("delete from credits where session_id = any($1)")
                .execute(Tuple.of(ids))
                .mapEmpty();
    }

    /** Every credit, the most recently changed sessions first. */
    static Future<List<Credited>> all(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        select speaker_id, session_id, name, people.number
                        from credits
                        join sessions on sessions.id = session_id
                        left join people using (speaker_id)
                        order by updated_at desc, start, sessions.id, position
                        """)
                .mapping(CreditStore::row)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    private static Credited row(Row row) {
        return new Credited(
                row.getUUID("speaker_id"), row.getUUID("session_id"), row.getString("name"), row.getInteger("number"));
    }

    /** Who was credited by each name most recently. */
    public static Future<Map<String, UUID>> speakersByName(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        select distinct on (name) name, speaker_id
                        from credits join sessions on sessions.id = session_id
                        order by name, updated_at desc, session_id, position
                        """)
                .execute()
                .map(rows -> {
                    Map<String, UUID> speakers = new HashMap<>();
                    rows.forEach(row -> speakers.put(row.getString(0), row.getUUID(1)));
                    return speakers;
                });
    }

    /** Every name each speaker is credited by. */
    public static Future<Map<UUID, Set<String>>> namesBySpeaker(SqlClient sql) {
        return sql.preparedQuery("select distinct speaker_id, name from credits")
                .execute()
                .map(rows -> {
                    Map<UUID, Set<String>> names = new HashMap<>();
                    rows.forEach(row -> names.computeIfAbsent(row.getUUID(0), speaker -> new HashSet<>())
                            .add(row.getString(1)));
                    return names;
                });
    }

    /** The number of every person who ever had one, by speaker. */
    public static Future<Map<UUID, Integer>> numbers(SqlClient sql) {
        return sql.preparedQuery("select speaker_id, number from people")
                .execute()
                .map(rows -> {
                    Map<UUID, Integer> numbers = new HashMap<>();
                    rows.forEach(row -> numbers.put(row.getUUID(0), row.getInteger(1)));
                    return numbers;
                });
    }

    public static Future<Void> addNumbers(SqlClient sql, Map<UUID, Integer> numbers) {
        return sql.preparedQuery(
                        "insert into people (speaker_id, number) select * from unnest($1::uuid[], $2::integer[])")
                .execute(Tuple.tuple()
                        .addArrayOfUUID(numbers.keySet().toArray(UUID[]::new))
                        .addArrayOfInteger(numbers.values().toArray(Integer[]::new)))
                .mapEmpty();
    }
}
