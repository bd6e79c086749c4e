package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.backup.Scope.Conference;
import io.plenary.launch.backup.Scope.Kind;
import io.plenary.runtime.Build;
import io.plenary.runtime.OwnedDatabase;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Puts databases into an archive, each as it was at one moment. No moment is the same for two of them, so they are looked at from the
 * top: what a database refers to is looked at later, and is there. The event log comes last: what was announced before is in it or
 * waits where it was announced, and whoever reads it has not come further than it goes.
 */
final class Backup {

    private static final String CONFERENCES = "select id, organization_id, slug from conferences";
    private static final String ORGANIZATIONS = "select id, id as organization_id, slug from organizations";
    private static final String MADE =
            """
            select conference_id as id, organization_id, slug from provisionings p
            where accepted and not exists (select from purges u where u.conference_id = p.conference_id and purged_at is not null)""";
    private static final String SPEAKERS = "select speaker_id from credits union select speaker_id from people";

    private final Holdings holdings;
    private final ArchiveWriter archive;
    private final Consumer<String> told;
    private final List<DatabaseContent> contents = new ArrayList<>();
    private final Set<UUID> speakers = new HashSet<>();

    /** @param told what has been done, line by line */
    Backup(Holdings holdings, ArchiveWriter archive, Consumer<String> told) {
        this.holdings = holdings;
        this.archive = archive;
        this.told = told;
    }

    /** Nothing is moved to another server meanwhile. */
    Manifest make(Kind kind, String named) throws SQLException, IOException {
        try (NotedPlaces held = NotedPlaces.held(holdings)) {
            return make(kind, named, held.servers());
        }
    }

    private Manifest make(Kind kind, String named, Map<UUID, String> servers) throws SQLException, IOException {
        Instant from = Instant.now();
        Scope scope;
        try (Snapshots above = new Snapshots(Holdings.above())) {
            scope = scope(kind, named, above).at(servers);
            scope.conferences().stream()
                    .map(Conference::server)
                    .filter(Objects::nonNull)
                    .forEach(holdings::requireServer);
            above.copy(scope);
        }
        for (Conference conference : scope.conferences()) {
            copy(scope, conference);
        }
        Instant to = Instant.now();
        try (Snapshots below = new Snapshots(Holdings.below())) {
            below.copy(scope);
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT, UUID.randomUUID(), "Plenary " + Build.running(), scope, from, to, contents);
        archive.finish(manifest);
        return manifest;
    }

    private Scope scope(Kind kind, String named, Snapshots above) throws SQLException {
        List<Conference> known = above.of(Service.CONFERENCES).list(CONFERENCES, Backup::conference);
        return switch (kind) {
            case WHOLE -> new Scope(kind, null, null, withUnfinished(known, above));
            case ORGANIZATION -> {
                Conference organization = organization(named);
                List<Conference> own = known.stream()
                        .filter(one -> one.organizationId().equals(organization.id()))
                        .toList();
                yield new Scope(kind, organization.id(), organization.slug(), own);
            }
            case CONFERENCE -> {
                Conference conference = named(named, "conference", known);
                yield new Scope(kind, conference.organizationId(), conference.slug(), List.of(conference));
            }
        };
    }

    /** A conference may have a database before anybody can find it. */
    private static List<Conference> withUnfinished(List<Conference> known, Snapshots above) throws SQLException {
        Map<UUID, Conference> all = new LinkedHashMap<>();
        known.forEach(one -> all.put(one.id(), one));
        above.of(Service.ADMIN).list(MADE, Backup::conference).forEach(one -> all.putIfAbsent(one.id(), one));
        return List.copyOf(all.values());
    }

    private Conference organization(String named) throws SQLException {
        try (Snapshot organizations = new Snapshot(holdings.of(Service.ORGANIZATIONS))) {
            return named(named, "organization", organizations.list(ORGANIZATIONS, Backup::conference));
        }
    }

    private static Conference named(String named, String kind, List<Conference> known) {
        return known.stream()
                .filter(one -> named.equals(one.slug()) || named.equals(one.id().toString()))
                .findFirst()
                .orElseThrow(() -> new StartFailure("There is no " + kind + " " + named + "."));
    }

    private static Conference conference(ResultSet row) throws SQLException {
        return new Conference(Snapshot.id(row, "id"), Snapshot.id(row, "organization_id"), row.getString("slug"), null);
    }

    /** One that was not made yet, or is gone since its service was looked at, has nothing to keep. */
    private void copy(Scope scope, Conference conference) throws SQLException, IOException {
        OwnedDatabase database = holdings.of(conference);
        if (database.isEmpty()) {
            return;
        }
        try (Snapshot snapshot = new Snapshot(database)) {
            if (scope.kind() == Kind.CONFERENCE) {
                speakers.addAll(snapshot.list(SPEAKERS, row -> Snapshot.id(row, "speaker_id")));
            }
            add(snapshot.copyTo(
                    archive,
                    Holdings.entries(conference),
                    conference,
                    scope.isWhole(),
                    tables -> Selection.ofConference(scope, tables)));
        }
    }

    private void add(DatabaseContent content) {
        contents.add(content);
        long rows =
                content.tables().stream().mapToLong(Manifest.TableContent::rows).sum();
        told.accept("%s: %d rows".formatted(content.name(), rows));
    }

    /** Several databases, each from about the same moment on. What an older release has no service for is not there. */
    private final class Snapshots implements AutoCloseable {

        private final Map<Service, Snapshot> opened = new LinkedHashMap<>();

        Snapshots(List<Service> services) throws SQLException {
            try {
                for (Service service : services) {
                    OwnedDatabase database = holdings.of(service);
                    if (!database.isEmpty()) {
                        opened.put(service, new Snapshot(database));
                    }
                }
            } catch (SQLException e) {
                close();
                throw e;
            }
        }

        Snapshot of(Service service) {
            if (!opened.containsKey(service)) {
                throw new StartFailure("There is no installation whose databases begin with "
                        + holdings.settings().prefix() + " there.");
            }
            return opened.get(service);
        }

        void copy(Scope scope) throws SQLException, IOException {
            for (Map.Entry<Service, Snapshot> one : opened.entrySet()) {
                String name = one.getKey().id();
                add(one.getValue()
                        .copyTo(
                                archive,
                                name,
                                null,
                                scope.isWhole(),
                                tables -> Selection.of(name, scope, speakers, tables)));
            }
        }

        @Override
        public void close() throws SQLException {
            for (Snapshot snapshot : opened.values()) {
                snapshot.close();
            }
        }
    }
}
