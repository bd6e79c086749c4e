package io.plenary.services.notifications;

import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

final class OccasionStore {

    private OccasionStore() {}

    static Future<Void> insert(SqlClient sql, Event event) {
        return sql.preparedQuery("insert into occasions (id, event) values ($1, $2) on conflict do nothing")
                .execute(Tuple.of(event.id(), new JsonObject(event.toJson())))
                .mapEmpty();
    }

    /** Empty where it was told, or whom it concerned is gone. */
    static Future<Optional<Event>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select event from occasions where id = $1")
                .mapping(row -> Event.fromJson(row.getJsonObject("event").encode()))
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Whether it was still to be told. */
    static Future<Boolean> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from occasions where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }
}
