package io.plenary.launch.backup;

import io.plenary.launch.backup.Scope.Kind;
import io.plenary.launch.backup.Table.Column;
import io.plenary.launch.backup.Table.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows of a database are a tenant's. Tables say so by the columns every tenant table has; a table without them belongs to
 * whom the rows belong that it refers to; what has neither is the platform's, as are its queues, and stays out. A new table needs
 * no line here.
 */
final class Selection {

    /** The progress of work, and what was answered to whom: of no worth elsewhere. */
    static final Set<String> OF_WORK = Set.of("outbox", "jobs", "log_cursor", "answers", "unrelayed");

    static final String HISTORY = "flyway_schema_history";

    /** The log has the events of all, numbered without gaps. */
    private static final String LOG = "events";

    /** Tables with another column that names the organization. */
    private static final Map<String, String> ORGANIZATIONS = Map.of(
            "organizations.organizations", "id",
            "audit.chains", "id",
            "audit.entries", "chain",
            "audit.origins", "chain",
            "audit.settings", "chain");

    private static final String CONFERENCES = "conferences.conferences";

    /** What a conference needs of its organization, which may be there and keeps what it has then. */
    private static final Map<String, String> ALONG = Map.of(
            "organizations.organizations", "id",
            "registrations.invoice_numbers", "organization_id");

    /** And of these the rows of its speakers. */
    private static final Map<String, String> OF_SPEAKERS = Map.of(
            "speakers.speakers", "id",
            "speakers.aliases", "speaker_id",
            "speakers.identities", "speaker_id");

    /**
     * Some rows of a table.
     *
     * @param condition as SQL
     * @param along whether they belong to the organization of a conference, and may be there already
     */
    record Rows(Table table, String condition, boolean along) {

        /** @param whole whether numbers from sequences are kept */
        List<String> columns(boolean whole) {
            return table.columns().stream()
                    .filter(column -> !column.made() && (whole || !column.numbered()))
                    .map(Column::name)
                    .toList();
        }

        String query(List<String> columns) {
            List<String> order = Stream.concat(
                            table.columns().stream().filter(Column::numbered).map(Column::name), table.key().stream())
                    .distinct()
                    .toList();
            return "select " + Table.quoted(columns) + " from " + Table.quoted(table.name()) + " where " + condition
                    + (order.isEmpty() ? "" : " order by " + Table.quoted(order));
        }
    }

    private final String database;
    private final Scope scope;
    private final Collection<UUID> speakers;
    private final Map<String, Table> tables;
    private final Map<String, Rows> selected = new LinkedHashMap<>();

    /** @param speakers those of the conference, where it is about one */
    private Selection(String database, Scope scope, Collection<UUID> speakers, Map<String, Table> tables) {
        this.database = database;
        this.scope = scope;
        this.speakers = speakers;
        this.tables = tables;
    }

    /** Of a service's database: those that others refer to come first. */
    static List<Rows> of(String database, Scope scope, Collection<UUID> speakers, Map<String, Table> tables) {
        Selection selection = new Selection(database, scope, speakers, tables);
        if (scope.isWhole()) {
            return all(tables, Set.of());
        }
        if (!database.equals(LOG)) {
            selection.direct();
            selection.derived();
            selection.withoutOrphans();
        }
        return inOrder(selection.selected);
    }

    /** Of a conference's own database. */
    static List<Rows> ofConference(Scope scope, Map<String, Table> tables) {
        return all(tables, scope.isWhole() ? Set.of() : OF_WORK);
    }

    private static List<Rows> all(Map<String, Table> tables, Set<String> without) {
        Map<String, Rows> selected = new LinkedHashMap<>();
        tables.values().stream()
                .filter(table ->
                        !without.contains(table.name()) && !table.name().equals(HISTORY))
                .forEach(table -> selected.put(table.name(), new Rows(table, "true", false)));
        return inOrder(selected);
    }

    private void direct() {
        for (Table table : tables.values()) {
            if (OF_WORK.contains(table.name()) || table.name().equals(HISTORY)) {
                continue;
            }
            along(table).ifPresent(condition -> selected.put(table.name(), new Rows(table, condition, true)));
            own(table).ifPresent(condition -> selected.put(table.name(), new Rows(table, condition, false)));
        }
    }

    private Optional<String> along(Table table) {
        String name = database + "." + table.name();
        if (scope.kind() != Kind.CONFERENCE) {
            return Optional.empty();
        }
        return Optional.ofNullable(OF_SPEAKERS.get(name))
                .map(column -> column + " in (" + speakerIds() + ")")
                .or(() -> Optional.ofNullable(ALONG.get(name)).map(this::isOrganization));
    }

    private String speakerIds() {
        return speakers.isEmpty()
                ? "null::uuid"
                : speakers.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }

    private Optional<String> own(Table table) {
        String name = database + "." + table.name();
        if (scope.kind() == Kind.ORGANIZATION) {
            return Optional.ofNullable(ORGANIZATIONS.get(name))
                    .or(() -> Optional.of("organization_id").filter(table::has))
                    .map(column -> isOrganization(column) + (isWithConference(table) ? orItsConference(column) : ""))
                    .or(() -> inConferences(table));
        }
        // An audit is a chain of all that happened in an organization: a part of it proves nothing.
        if (name.equals(CONFERENCES)) {
            return Optional.of("id in (" + scope.conferenceIds() + ")");
        }
        return database.equals("audit") ? Optional.empty() : inConferences(table);
    }

    private boolean isWithConference(Table table) {
        return table.has("conference_id") && !database.equals("audit");
    }

    private String isOrganization(String column) {
        return column + " = '" + scope.organizationId() + "'";
    }

    private String orItsConference(String column) {
        return " or " + column + " is null and conference_id in (" + scope.conferenceIds() + ")";
    }

    private Optional<String> inConferences(Table table) {
        return Optional.of("conference_id in (" + scope.conferenceIds() + ")")
                .filter(condition -> table.has("conference_id"));
    }

    /** Belonging is handed on along references, as far as they lead. */
    private void derived() {
        boolean found = true;
        while (found) {
            Map<String, Rows> more = new HashMap<>();
            tables.values().stream()
                    .filter(table -> !selected.containsKey(table.name())
                            && !ORGANIZATIONS.containsKey(database + "." + table.name()))
                    .forEach(table -> byReferences(table)
                            .ifPresent(condition -> more.put(table.name(), new Rows(table, condition, false))));
            selected.putAll(more);
            found = !more.isEmpty();
        }
    }

    private Optional<String> byReferences(Table table) {
        List<String> conditions = table.references().stream()
                .filter(reference -> selected.containsKey(reference.target())
                        && !selected.get(reference.target()).along())
                .map(this::leadsToSelected)
                .toList();
        return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", conditions));
    }

    private String leadsToSelected(Reference reference) {
        return "(" + Table.quoted(reference.columns()) + ") in (select " + Table.quoted(reference.keys()) + " from "
                + Table.quoted(reference.target()) + " where "
                + selected.get(reference.target()).condition() + ")";
    }

    /** What refers to something that stays out stays out, too: tokens of accounts, say. */
    private void withoutOrphans() {
        boolean isLess = true;
        while (isLess) {
            isLess = selected.values().removeIf(rows -> leadingOut(rows.table()).anyMatch(Reference::needed));
        }
        selected.replaceAll((name, rows) -> new Rows(
                rows.table(),
                Stream.concat(
                                Stream.of("(" + rows.condition() + ")"),
                                leadingOut(rows.table())
                                        .map(reference -> "num_nulls(" + Table.quoted(reference.columns()) + ") > 0"))
                        .collect(Collectors.joining(" and ")),
                rows.along()));
    }

    private Stream<Reference> leadingOut(Table table) {
        return table.references().stream().filter(reference -> !selected.containsKey(reference.target()));
    }

    private static List<Rows> inOrder(Map<String, Rows> selected) {
        List<Rows> ordered = new ArrayList<>();
        Map<String, Rows> left = new LinkedHashMap<>(selected);
        while (!left.isEmpty()) {
            List<Rows> next = left.values().stream()
                    .filter(rows -> rows.table().references().stream()
                            .map(Reference::target)
                            .noneMatch(target -> left.containsKey(target)
                                    && !target.equals(rows.table().name())))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + left.keySet());
            }
            ordered.addAll(next);
            next.forEach(rows -> left.remove(rows.table().name()));
        }
        return ordered;
    }
}
