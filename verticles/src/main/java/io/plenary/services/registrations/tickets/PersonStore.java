package io.plenary.services.registrations.tickets;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What people have in all their orders of a conference. Whoever asks needs not see these. */
public final class PersonStore {

    private PersonStore() {}

    /** From all others who count as one of them, on whatever node, until the transaction ends: before seats, and after orders. */
    public static Future<Void> keep(SqlClient sql, UUID conferenceId, List<Buyer> buyers) {
        return sql.preparedQuery("select keep_persons($1, $2, $3)")
                .execute(Tuple.of(
                        conferenceId, buyers.stream().map(Buyer::userId).toArray(UUID[]::new), (Object) buyers.stream()
                                .flatMap(buyer -> Stream.of(buyer.email(), buyer.own()))
                                .toArray(String[]::new)))
                .mapEmpty();
    }

    /**
     * How many of each type each of them has, or is about to.
     *
     * @param moved a ticket that will be theirs with what goes with it, and does not count; null for none
     */
    public static Future<List<Map<UUID, Long>>> had(
            SqlClient sql, UUID conferenceId, Collection<UUID> types, List<Buyer> buyers, UUID moved) {
        List<Map<UUID, Long>> had =
                buyers.stream().<Map<UUID, Long>>map(buyer -> new HashMap<>()).toList();
        return sql.preparedQuery("select place, ticket_type_id, had from had_by($1, $2, $3, $4, $5, $6)")
                .execute(Tuple.from(new Object[] {
                    conferenceId,
                    types.toArray(UUID[]::new),
                    buyers.stream().map(Buyer::userId).toArray(UUID[]::new),
                    buyers.stream().map(Buyer::email).toArray(String[]::new),
                    buyers.stream().map(Buyer::own).toArray(String[]::new),
                    moved
                }))
                .map(rows -> {
                    rows.forEach(row -> had.get((int) (row.getLong("place") - 1))
                            .put(row.getUUID("ticket_type_id"), row.getLong("had")));
                    return had;
                });
    }
}
