package io.plenary.services.notifications;

import io.plenary.contracts.notifications.DeliveryState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Deliveries to phones. */
final class SmsStore {

    private SmsStore() {}

    /**
     * Messages that are to go to phones, where their readers have one and want that.
     *
     * @return those that did not go there already
     */
    static Future<List<UUID>> insert(SqlClient sql, List<UUID> messages) {
        return sql.preparedQuery(
                        """
                        insert into deliveries (id, message_id, channel, state, created_at, changed_at)
                        select gen_random_uuid(), messages.id, 'SMS', 'QUEUED', now(), now()
                        from messages
                        join phones using (user_id)
                        join preferences using (user_id, kind)
                        where messages.id = any($1) and number is not null and channel = 'SMS' and wanted
                        on conflict do nothing
                        returning id
                        """)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(messages.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** Of a message its reader has asked for. Whoever asks may not read what becomes of it. */
    static Future<Void> insertAsked(SqlClient sql, UUID id, UUID messageId) {
        return sql.preparedQuery(
                        """
                        insert into deliveries (id, message_id, channel, state, created_at, changed_at)
                        values ($1, $2, 'SMS', 'QUEUED', now(), now())
                        """)
                .execute(Tuple.of(id, messageId))
                .mapEmpty();
    }

    /** States go forward only; that it arrived after all is known better than that it may not have. */
    static Future<Void> report(SqlClient sql, UUID id, DeliveryState state, String reason) {
        return sql.preparedQuery(
                        """
                        update deliveries set state = $2, reason = $3, changed_at = now()
                        where id = $1 and channel = 'SMS' and begun_at is not null
                          and (state in ('QUEUED', 'SENT') or state = 'FAILED' and $2 = 'DELIVERED')
                        """)
                .execute(Tuple.of(id, state.name(), reason))
                .mapEmpty();
    }
}
