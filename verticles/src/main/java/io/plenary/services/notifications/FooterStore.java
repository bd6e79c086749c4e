package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which advertisements went out below mails. */
final class FooterStore {

    private FooterStore() {}

    /** One of a mail that was handed over. */
    record Carried(UUID deliveryId, UUID advertisementId, UUID conferenceId) {}

    /** How often people were sent each since then; messages wait for about a day at most. */
    static Future<Map<UUID, Map<UUID, Integer>>> sent(SqlClient sql, List<UUID> users, Instant since, Instant oldest) {
        return sql.preparedQuery(
                        """
                        select user_id, advertisement_id, count(*) from messages join deliveries on message_id = messages.id
                        where user_id = any($1) and in_inbox and messages.created_at > $3
                          and advertisement_id is not null and begun_at > $2
                        group by user_id, advertisement_id
                        """)
                .execute(Tuple.of(
                        users.toArray(UUID[]::new), since.atOffset(ZoneOffset.UTC), oldest.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Map<UUID, Map<UUID, Integer>> sent = new HashMap<>();
                    rows.forEach(row -> sent.computeIfAbsent(row.getUUID(0), user -> new HashMap<>())
                            .put(row.getUUID(1), row.getInteger(2)));
                    return sent;
                });
    }

    /** The oldest first, those of before then left out. */
    static Future<List<Carried>> untold(SqlClient sql, Instant since, int most) {
        return sql.preparedQuery(
                        """
                        select deliveries.id, advertisement_id, conference_id
                        from deliveries join messages on messages.id = message_id
                        where advertisement_id is not null and not advertisement_told
                          and state in ('SENT', 'DELIVERED', 'BOUNCED') and changed_at > $1
                        order by changed_at limit $2
                        """)
                .mapping(row ->
                        new Carried(row.getUUID("id"), row.getUUID("advertisement_id"), row.getUUID("conference_id")))
                .execute(Tuple.of(since.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> told(SqlClient sql, List<Carried> told) {
        return sql.preparedQuery(
                        """
                        update deliveries set advertisement_told = true
                        from unnest($1::uuid[], $2::uuid[]) as told (id, advertisement_id)
                        where deliveries.id = any($1) and deliveries.id = told.id
                          and deliveries.advertisement_id = told.advertisement_id
                        """)
                .execute(Tuple.of(told.stream().map(Carried::deliveryId).toArray(UUID[]::new), (Object)
                        told.stream().map(Carried::advertisementId).toArray(UUID[]::new)))
                .mapEmpty();
    }
}
