package io.plenary.services.engagement;

import io.plenary.contracts.engagement.ChatWords;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** For what messages at conferences are held. */
final class ChatWordStore {

    private ChatWordStore() {}

    static Future<ChatWords> find(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from chat_words where conference_id = $1")
                .mapping(ChatWordStore::words)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst().orElseGet(() -> new ChatWords(conferenceId, List.of(), 0)));
    }

    static Future<ChatWords> put(SqlClient sql, Place place, List<String> words) {
        return sql.preparedQuery(
                        """
                        insert into chat_words as known (conference_id, organization_id, words) values ($1, $2, $3)
                        on conflict (conference_id) do update set words = excluded.words, version = known.version + 1
                        returning *
                        """)
                .mapping(ChatWordStore::words)
                .execute(Tuple.of(
                        place.conferenceId(),
                        place.organizationId(),
                        words.stream().map(String::strip).toArray(String[]::new)))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from chat_words where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static ChatWords words(Row row) {
        return new ChatWords(
                row.getUUID("conference_id"), List.of(row.getArrayOfStrings("words")), row.getLong("version"));
    }
}
