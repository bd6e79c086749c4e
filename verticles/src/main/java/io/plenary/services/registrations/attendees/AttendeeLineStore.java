package io.plenary.services.registrations.attendees;

import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeLine;
import io.plenary.contracts.registrations.AttendeeLinePage;
import io.plenary.contracts.registrations.AttendeeLineQuery;
import io.plenary.contracts.registrations.AttendeeOutcome;
import io.plenary.formats.tables.Table;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class AttendeeLineStore {

    private AttendeeLineStore() {}

    static Future<Void> insert(SqlClient sql, UUID organizationId, UUID importId, List<Table.Row> lines) {
        return sql.preparedQuery(
                        """
                        insert into attendee_import_lines (import_id, organization_id, line, cells)
                        select $1, $2, l.line, l.cells::jsonb from unnest($3::integer[], $4::text[]) as l (line, cells)
                        """)
                .execute(Tuple.of(
                        importId,
                        organizationId,
                        lines.stream().map(Table.Row::line).toArray(Integer[]::new),
                        lines.stream().map(line -> Json.write(line.cells())).toArray(String[]::new)))
                .mapEmpty();
    }

    static Future<Integer> count(SqlClient sql, UUID importId) {
        return sql.preparedQuery("select count(*)::integer from attendee_import_lines where import_id = $1")
                .execute(Tuple.of(importId))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    static Future<List<AttendeeLine>> all(SqlClient sql, UUID importId) {
        return sql.preparedQuery("select * from attendee_import_lines where import_id = $1 order by line")
                .mapping(AttendeeLineStore::line)
                .execute(Tuple.of(importId))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<Integer>> open(SqlClient platform, UUID importId, int most) {
        return platform.preparedQuery(
                        """
                        select line from attendee_import_lines where import_id = $1 and not done order by line limit $2
                        """)
                .execute(Tuple.of(importId, most))
                .map(rows -> rows.stream().map(row -> row.getInteger("line")).toList());
    }

    /**
     * A line that nobody has done yet, kept from others until the transaction ends.
     *
     * @param source what its ticket was where it came from; null where it is not to be taken over
     */
    record Open(AttendeeLine line, String source) {}

    static Future<Optional<Open>> lock(SqlClient platform, UUID importId, int line) {
        return platform.preparedQuery(
                        """
                        select * from attendee_import_lines where import_id = $1 and line = $2 and not done for update
                        """)
                .mapping(row -> new Open(line(row), row.getString("source")))
                .execute(Tuple.of(importId, line))
                .map(rows -> rows.stream().findFirst());
    }

    /** What would become of each. */
    static Future<Void> plan(SqlClient sql, UUID importId, List<AttendeePlan.Step> steps) {
        return sql.preparedQuery(
                        """
                        update attendee_import_lines l
                        set source = s.source, outcome = s.outcome, findings = s.findings::jsonb, order_code = null
                        from unnest($2::integer[], $3::text[], $4::text[], $5::text[]) as s (line, source, outcome, findings)
                        where l.import_id = $1 and l.line = s.line
                        """)
                .execute(Tuple.of(
                        importId,
                        steps.stream().map(AttendeePlan.Step::line).toArray(Integer[]::new),
                        steps.stream().map(AttendeePlan.Step::source).toArray(String[]::new),
                        steps.stream().map(step -> step.outcome().name()).toArray(String[]::new),
                        steps.stream().map(step -> Json.write(step.findings())).toArray(String[]::new)))
                .mapEmpty();
    }

    static Future<Void> end(
            SqlClient sql,
            UUID importId,
            int line,
            AttendeeOutcome outcome,
            String orderCode,
            List<AttendeeFinding> findings) {
        return sql.preparedQuery(
                        """
                        update attendee_import_lines
                        set outcome = $3, order_code = $4, findings = $5, done = true
                        where import_id = $1 and line = $2
                        """)
                .execute(Tuple.of(importId, line, outcome.name(), orderCode, new JsonArray(Json.write(findings))))
                .mapEmpty();
    }

    static Future<AttendeeLinePage> list(SqlClient sql, AttendeeLineQuery query) {
        Integer after = after(query);
        return sql.preparedQuery(
                        """
                        select * from attendee_import_lines
                        where import_id = $1 and organization_id = $2 and ($3::text is null or outcome = $3)
                          and ($4::integer is null or line > $4)
                        order by line limit $5
                        """)
                .mapping(AttendeeLineStore::line)
                .execute(Tuple.of(
                        query.importId(),
                        query.organizationId(),
                        query.outcome() == null ? null : query.outcome().name(),
                        after,
                        query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        line -> new Cursor("" + line.line(), query.importId()),
                        AttendeeLinePage::new));
    }

    private static Integer after(AttendeeLineQuery query) {
        String key = Cursor.parse(query.cursor()).key();
        try {
            return key == null ? null : Integer.valueOf(key);
        } catch (NumberFormatException e) {
            throw Refusal.INVALID.because("This is no cursor of this list.");
        }
    }

    /** Those of the sources of which there is a ticket. */
    static Future<Set<String>> known(SqlClient sql, UUID conferenceId, Collection<String> sources) {
        return sql.preparedQuery("select source from orders where conference_id = $1 and source = any ($2)")
                .execute(Tuple.of(conferenceId, (Object) sources.toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getString("source")).collect(Collectors.toSet()));
    }

    private static AttendeeLine line(Row row) {
        String outcome = row.getString("outcome");
        return new AttendeeLine(
                row.getInteger("line"),
                row.getJsonArray("cells").stream().map(String.class::cast).toList(),
                outcome == null ? null : AttendeeOutcome.valueOf(outcome),
                row.getString("order_code"),
                AttendeeImportStore.list(row, "findings", AttendeeFinding::fromJson));
    }
}
