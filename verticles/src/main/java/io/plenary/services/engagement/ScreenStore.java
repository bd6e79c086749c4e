package io.plenary.services.engagement;

import io.plenary.contracts.engagement.StageScreen;
import io.plenary.contracts.engagement.StageScreenDraft;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Screens in rooms and foyers; those that have expired are as good as gone. */
final class ScreenStore {

    private ScreenStore() {}

    static Future<List<StageScreen>> all(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select * from stage_screens where conference_id = $1 and expires_at > now()
                        order by created_at desc, id
                        """)
                .mapping(row -> screen(row, null))
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<StageScreen>> ofCode(SqlClient sql, String code) {
        return sql.preparedQuery("select * from stage_screens where code_hash = $1 and expires_at > now()")
                .mapping(row -> screen(row, null))
                .execute(Tuple.of(Buffer.buffer(ScreenCode.hash(code))))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Boolean> isLive(SqlClient sql, UUID id) {
        return sql.preparedQuery("select from stage_screens where id = $1 and expires_at > now()")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 1);
    }

    /** Empty where the id is in use. */
    static Future<Optional<StageScreen>> insert(SqlClient sql, Place place, StageScreenDraft draft, String code) {
        return sql.preparedQuery(
                        """
                        insert into stage_screens (id, organization_id, conference_id, room_id, name, code_hash, expires_at)
                        values ($1, $2, $3, $4, $5, $6, now() + $7::integer * interval '1 day')
                        on conflict do nothing
                        returning *
                        """)
                .mapping(row -> screen(row, code))
                .execute(Tuple.of(
                        draft.id(),
                        place.organizationId(),
                        place.conferenceId(),
                        draft.roomId(),
                        draft.name().strip(),
                        Buffer.buffer(ScreenCode.hash(code)),
                        draft.expiresInDays()))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Boolean> delete(SqlClient sql, UUID conferenceId, UUID id) {
        return sql.preparedQuery("delete from stage_screens where conference_id = $1 and id = $2")
                .execute(Tuple.of(conferenceId, id))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from stage_screens where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static StageScreen screen(Row row, String code) {
        return new StageScreen(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                row.getUUID("room_id"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                code);
    }
}
