package io.plenary.services.registrations.attendees;

import io.plenary.contracts.Json;
import io.plenary.contracts.registrations.AttendeeColumn;
import io.plenary.contracts.registrations.AttendeeCounts;
import io.plenary.contracts.registrations.AttendeeFile;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFormat;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportKey;
import io.plenary.contracts.registrations.AttendeeImportPage;
import io.plenary.contracts.registrations.AttendeeImportQuery;
import io.plenary.contracts.registrations.AttendeeImportState;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Imports of attendees. While one runs only lines that are done count as what it does. */
public final class AttendeeImportStore {

    private static final String SELECT =
            """
            select i.*, counts.* from attendee_imports i cross join lateral (
                select count(*) filter (where outcome = 'ADDED' and known)::integer as added,
                    count(*) filter (where outcome = 'ALREADY' and known)::integer as already,
                    count(*) filter (where outcome = 'SKIPPED' and known)::integer as skipped,
                    count(*) filter (where outcome = 'REFUSED' and known)::integer as refused
                from (select outcome, outcome is not null and (done or i.state not in ('RUNNING', 'DONE')) as known
                      from attendee_import_lines l where l.import_id = i.id) as line) as counts
            """;

    private AttendeeImportStore() {}

    /** Until the transaction ends nobody else adds one to this conference, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("attendee imports of " + conferenceId))
                .compose(locked -> sql.preparedQuery("select count(*) from attendee_imports where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** False if the id exists. */
    static Future<Boolean> insert(SqlClient sql, AttendeeFile file) {
        return sql.preparedQuery(
                        """
                        insert into attendee_imports (id, organization_id, conference_id, state, filename, size, lines)
                        values ($1, $2, $3, 'UPLOADING', $4, $5, 0)
                        on conflict (id) do nothing
                        """)
                .execute(Tuple.of(file.id(), file.organizationId(), file.conferenceId(), file.filename(), file.size()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** What was read of the file. */
    static Future<Void> read(
            SqlClient sql, UUID id, AttendeeImportState state, AttendeeFormat format, int lines, Contents contents) {
        return sql.preparedQuery(
                        """
                        update attendee_imports
                        set state = $2, format = $3, lines = $4, columns = $5, findings = $6, updated_at = now()
                        where id = $1
                        """)
                .execute(Tuple.of(
                        id,
                        state.name(),
                        format.name(),
                        lines,
                        new JsonArray(Json.write(contents.columns())),
                        new JsonArray(Json.write(contents.findings()))))
                .mapEmpty();
    }

    /** What a file says of itself. */
    record Contents(List<AttendeeColumn> columns, List<AttendeeFinding> findings) {}

    static Future<Optional<AttendeeImport>> find(SqlClient sql, AttendeeImportKey key) {
        return sql.preparedQuery(SELECT + "where i.organization_id = $1 and i.conference_id = $2 and i.id = $3")
                .mapping(AttendeeImportStore::job)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.importId()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Kept from other writers until the transaction ends. */
    static Future<Optional<AttendeeImport>> lock(SqlClient sql, AttendeeImportKey key) {
        return sql.preparedQuery(
                        """
                        select from attendee_imports where organization_id = $1 and conference_id = $2 and id = $3
                        for update
                        """)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.importId()))
                .compose(locked -> find(sql, key));
    }

    /** For whoever works on it. */
    static Future<Optional<AttendeeImport>> find(SqlClient platform, UUID id) {
        return platform.preparedQuery(SELECT + "where i.id = $1")
                .mapping(AttendeeImportStore::job)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> move(SqlClient sql, UUID id, AttendeeImportState state) {
        return sql.preparedQuery("update attendee_imports set state = $2, updated_at = now() where id = $1")
                .execute(Tuple.of(id, state.name()))
                .mapEmpty();
    }

    static Future<Void> fail(SqlClient sql, UUID id, AttendeeFinding finding) {
        return sql.preparedQuery(
                        """
                        update attendee_imports set state = 'FAILED', findings = findings || $2::jsonb, updated_at = now()
                        where id = $1
                        """)
                .execute(Tuple.of(id, new JsonArray(Json.write(List.of(finding)))))
                .mapEmpty();
    }

    static Future<Void> map(SqlClient sql, UUID id, AttendeeMapping mapping) {
        return sql.preparedQuery(
                        """
                        update attendee_imports set state = 'CHECKING', mapping = $2, enlarged = 0, updated_at = now()
                        where id = $1
                        """)
                .execute(Tuple.of(id, new JsonObject(Json.write(mapping))))
                .mapEmpty();
    }

    static Future<Void> enlarge(SqlClient sql, UUID id, int seats) {
        return sql.preparedQuery("update attendee_imports set enlarged = enlarged + $2 where id = $1")
                .execute(Tuple.of(id, seats))
                .mapEmpty();
    }

    static Future<AttendeeImportPage> list(SqlClient sql, AttendeeImportQuery query) {
        Cursor start = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        SELECT
                                + """
                        where i.organization_id = $1 and i.conference_id = $2
                          and ($3::timestamptz is null or (i.created_at, i.id) < ($3, $4))
                        order by i.created_at desc, i.id desc limit $5
                        """)
                .mapping(AttendeeImportStore::job)
                .execute(Tuple.of(
                        query.organizationId(), query.conferenceId(), start.time(), start.id(), query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        job -> Cursor.of(job.createdAt(), job.id()),
                        AttendeeImportPage::new));
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from attendee_imports where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from attendee_imports where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static AttendeeImport job(Row row) {
        AttendeeImportState state = AttendeeImportState.valueOf(row.getString("state"));
        int lines = row.getInteger("lines");
        String format = row.getString("format");
        JsonObject mapping = row.getJsonObject("mapping");
        AttendeeCounts counts = counts(row, lines);
        return new AttendeeImport(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                state,
                format == null ? null : AttendeeFormat.valueOf(format),
                row.getString("filename"),
                lines,
                list(row, "columns", AttendeeColumn::fromJson),
                list(row, "findings", AttendeeFinding::fromJson),
                mapping == null ? null : AttendeeMapping.fromJson(mapping.encode()),
                counts,
                percent(state, lines, counts),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    static <T> List<T> list(Row row, String column, Function<String, T> read) {
        return row.getJsonArray(column).stream()
                .map(item -> read.apply(((JsonObject) item).encode()))
                .toList();
    }

    private static AttendeeCounts counts(Row row, int lines) {
        int added = row.getInteger("added");
        int already = row.getInteger("already");
        int skipped = row.getInteger("skipped");
        int refused = row.getInteger("refused");
        return new AttendeeCounts(
                added,
                already,
                skipped,
                refused,
                row.getInteger("enlarged"),
                lines - added - already - skipped - refused);
    }

    private static int percent(AttendeeImportState state, int lines, AttendeeCounts counts) {
        return switch (state) {
            case UPLOADING, READ, CHECKING, FAILED -> 0;
            case CHECKED, DONE -> 100;
            case RUNNING -> lines == 0 ? 100 : (int) (100L * (lines - counts.open()) / lines);
        };
    }
}
