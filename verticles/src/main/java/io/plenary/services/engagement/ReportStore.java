package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** What people do not want to see in chats. */
final class ReportStore {

    private static final int MOST_REASONS = 5;

    private ReportStore() {}

    /** Whether they had not reported it before. */
    static Future<Boolean> insert(SqlClient sql, UUID conferenceId, UUID messageId, UUID userId, String reason) {
        return sql.preparedQuery(
                        """
                        insert into message_reports (message_id, user_id, conference_id, reason) values ($1, $2, $3, $4)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(messageId, userId, conferenceId, reason))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<StoredMessage> count(SqlClient sql, StoredMessage message, long organizerPosition) {
        return sql.preparedQuery(
                        """
                        update messages set reports = reports + 1, organizer_position = $3 where conference_id = $1 and id = $2
                        returning *
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(message.message().conferenceId(), message.id(), organizerPosition))
                .map(rows -> rows.iterator().next());
    }

    static Future<StoredMessage> dismiss(SqlClient sql, StoredMessage message, long organizerPosition) {
        UUID conferenceId = message.message().conferenceId();
        return sql.preparedQuery("delete from message_reports where conference_id = $1 and message_id = $2")
                .execute(Tuple.of(conferenceId, message.id()))
                .compose(gone -> sql.preparedQuery(
                                """
                                update messages set reports = 0, organizer_position = $3 where conference_id = $1 and id = $2
                                returning *
                                """)
                        .mapping(MessageStore::message)
                        .execute(Tuple.of(conferenceId, message.id(), organizerPosition)))
                .map(rows -> rows.iterator().next());
    }

    static Future<List<String>> reasons(SqlClient sql, StoredMessage message) {
        return sql.preparedQuery(
                        """
                        select reason from message_reports where conference_id = $1 and message_id = $2 and reason is not null
                        order by reported_at desc limit $3
                        """)
                .mapping(row -> row.getString("reason"))
                .execute(Tuple.of(message.message().conferenceId(), message.id(), MOST_REASONS))
                .map(rows -> rows.stream().toList());
    }

    /** Those that wait, the latest first. */
    static Future<List<StoredMessage>> waiting(SqlClient sql, UUID conferenceId, long upTo, int limit) {
        return sql.preparedQuery(
                        """
                        select * from messages
                        where conference_id = $1 and organizer_position <= $2 and (reports > 0 or held is not null) and text is not null
                        order by organizer_position desc limit $3
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(conferenceId, upTo, limit))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<StoredMessage>> changed(SqlClient sql, Room room, long after, long upTo, int limit) {
        return sql.preparedQuery(
                        """
                        select * from messages
                        where conference_id = $1 and organizer_position > $2 and organizer_position <= $3
                        order by organizer_position limit $4
                        """)
                .mapping(MessageStore::message)
                .execute(Tuple.of(room.conferenceId(), after, upTo, limit))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from message_reports where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }
}
