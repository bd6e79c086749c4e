package io.plenary.services.program.layout;

import io.plenary.contracts.program.Room;
import io.plenary.runtime.Batch;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class RoomStore {

    static final String NAME_TAKEN = "room_name";

    private RoomStore() {}

    public static Future<List<Room>> all(SqlClient sql) {
        return sql.preparedQuery("select * from rooms order by position, name, id")
                .mapping(RoomStore::room)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    public static Future<Boolean> exists(SqlClient sql, UUID id) {
        return find(sql, id).map(Optional::isPresent);
    }

    static Future<Optional<Room>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from rooms where id = $1")
                .mapping(RoomStore::room)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    public static Future<Void> insert(SqlClient sql, List<Room> rooms) {
        return Batch.execute(
                sql,
                """
                insert into rooms (id, name, slug, description, capacity, position)
                values ($1, $2, $3, $4, $5, $6)
                """,
                rooms,
                RoomStore::tuple);
    }

    public static Future<Void> update(SqlClient sql, List<Room> rooms) {
        return Batch.execute(
                sql,
                """
                update rooms set name = $2, slug = $3, description = $4, capacity = $5, position = $6,
                                 updated_at = now(), version = version + 1
                where id = $1
                """,
                rooms,
                RoomStore::tuple);
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from rooms where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    private static Tuple tuple(Room room) {
        return Tuple.of(room.id(), room.name(), room.slug(), room.description(), room.capacity(), room.position());
    }

    private static Room room(Row row) {
        return new Room(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("description"),
                row.getInteger("capacity"),
                row.getInteger("position"),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
