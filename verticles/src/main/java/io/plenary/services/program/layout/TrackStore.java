package io.plenary.services.program.layout;

import io.plenary.contracts.program.Track;
import io.plenary.runtime.Batch;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class TrackStore {

    static final String NAME_TAKEN = "track_name";

    private TrackStore() {}

    public static Future<List<Track>> all(SqlClient sql) {
        return sql.preparedQuery("select * from tracks order by position, name, id")
                .mapping(TrackStore::track)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    public static Future<Boolean> exists(SqlClient sql, UUID id) {
        return find(sql, id).map(Optional::isPresent);
    }

    static Future<Optional<Track>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from tracks where id = $1")
                .mapping(TrackStore::track)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    public static Future<Void> insert(SqlClient sql, List<Track> tracks) {
        return Batch.execute(
                sql,
                "insert into tracks (id, name, slug, color, position) values ($1, $2, $3, $4, $5)",
                tracks,
                TrackStore::tuple);
    }

    public static Future<Void> update(SqlClient sql, List<Track> tracks) {
        return Batch.execute(
                sql,
                """
                update tracks set name = $2, slug = $3, color = $4, position = $5,
                                  updated_at = now(), version = version + 1
                where id = $1
                """,
                tracks,
                TrackStore::tuple);
    }

    /** Its sessions stay, without a track. */
    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        update sessions set track_id = null, updated_at = now(), version = version + 1
                        where track_id = $1
                        """)
                .execute(Tuple.of(id))
                .compose(freed ->
                        sql.preparedQuery("delete from tracks where id = $1").execute(Tuple.of(id)))
                .mapEmpty();
    }

    private static Tuple tuple(Track track) {
        return Tuple.of(track.id(), track.name(), track.slug(), track.color(), track.position());
    }

    private static Track track(Row row) {
        return new Track(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("color"),
                row.getInteger("position"),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
