package io.plenary.launch;

import io.plenary.contracts.Service;
import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Moves;
import io.plenary.launch.cluster.Cluster;
import io.plenary.launch.cluster.Installation;
import io.plenary.launch.cluster.Knock;
import io.plenary.launch.settings.DatabaseUri;
import io.plenary.launch.settings.Option;
import io.plenary.postgres.EmbeddedPostgres;
import io.plenary.runtime.DatabaseServer;
import io.plenary.runtime.Settings;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code bin/plenary check}: tells before a start what would not work, a line each, and changes nothing. Called on a thread
 * that may block.
 */
public final class CheckCommand {

    private static final String WORD = "check";

    /** An embedded database of a large conference, or a log that somebody forgot. */
    private static final long LEAST_ROOM_BYTES = 1L << 30;

    /** Tokens, holds and leases are for minutes; beyond this, what is true on one node is not yet on another. */
    private static final Duration MOST_SKEW = Duration.ofSeconds(2);

    /** Says what it has found; what keeps a node from working is thrown. */
    @FunctionalInterface
    private interface Check {

        String look();
    }

    private final Settings settings;
    private final Map<String, Check> checks = new LinkedHashMap<>();

    public CheckCommand(Settings settings) {
        this.settings = settings;
        if (settings.runs(Service.WEB)) {
            checks.put(
                    "web port",
                    () -> port(settings.http().host(), settings.http().port(), Option.HTTP_PORT));
        }
        Settings.Management management = settings.management();
        checks.put("management port", () -> port(management.host(), management.port(), Option.MANAGEMENT_PORT));
        checks.put("cluster address", () -> Cluster.address(settings.cluster()));
        checks.put("cluster secret", this::secretOfCluster);
        checks.put("disk", this::room);
        uris().forEach(this::addDatabase);
        if (settings.runs(Service.PROGRAM) && settings.database().uriOf(Service.PROGRAM.id()) != null) {
            checks.put("servers of conferences", this::serversOfConferences);
        }
        settings.database().readers().uris().forEach(this::addReplica);
        if (usesEmbedded()) {
            checks.put("database", this::embedded);
        }
    }

    /** Whether this is what was asked for, and not a node. */
    public static boolean isMeantBy(String... arguments) {
        return Command.isAskedFor(List.of(WORD), arguments);
    }

    /** What stands behind it. */
    public static String[] options(String... arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    /** @return whether a node would start */
    public boolean run(Consumer<String> found) {
        return checks.entrySet().stream()
                        .filter(check -> !isWell(check.getKey(), check.getValue(), found))
                        .count()
                == 0;
    }

    private static boolean isWell(String name, Check check, Consumer<String> found) {
        try {
            found.accept("ok     " + name + ": " + check.look());
            return true;
        } catch (StartFailure e) {
            found.accept("WRONG  " + name + ": " + e.getMessage());
            return false;
        }
    }

    private static String port(String host, int port, Option option) {
        Ports.requireFree(host, port, option);
        return host + ":" + port + " is free";
    }

    /** Nodes that are up already are asked whether they know the same. */
    private String secretOfCluster() {
        Cluster.requireClosed(settings.cluster());
        List<String> welcoming = Knock.at(settings);
        return (settings.cluster().secrets().isEmpty() ? "none" : "there")
                + (welcoming.isEmpty() ? "; no other node answers" : ", as at " + String.join(", ", welcoming));
    }

    private String room() {
        Path place = Stream.iterate(settings.dataDirectory(), Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        try {
            long room = Files.getFileStore(place).getUsableSpace();
            if (!Files.isWritable(place)) {
                throw new StartFailure("Nobody may write to " + place + " as " + System.getProperty("user.name") + ".");
            }
            if (room < LEAST_ROOM_BYTES) {
                throw new StartFailure("There are only " + megabytes(room) + " left for " + place + ".");
            }
            return megabytes(room) + " left for " + settings.dataDirectory();
        } catch (IOException e) {
            throw new StartFailure("Cannot look at " + place + ": " + Failures.reason(e) + ".", e);
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private List<String> uris() {
        return Stream.concat(
                        databaseServices().map(service -> settings.database().uriOf(service.id())), furtherServers())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Stream<String> furtherServers() {
        return settings.runs(Service.PROGRAM)
                ? settings.database().conferences().uris().values().stream()
                : Stream.empty();
    }

    private boolean usesEmbedded() {
        return databaseServices().anyMatch(service -> settings.database().uriOf(service.id()) == null);
    }

    private Stream<Service> databaseServices() {
        return settings.services().keySet().stream().filter(service -> service != Service.WEB);
    }

    private void addDatabase(String uri) {
        String where = DatabaseUri.shown(uri);
        DatabaseServer server = new DatabaseServer(uri, settings.database().prefix());
        checks.put("database " + where, () -> "PostgreSQL " + Installation.requireUsable(server, uri));
        checks.put("clock of " + where, () -> clock(server, uri));
        checks.put("secret of " + where, () -> secret(uri));
    }

    /** None may be missing: what is there would not be served. */
    private String serversOfConferences() {
        String uri = settings.database().uriOf(Service.PROGRAM.id());
        Set<String> unknown = Installation.ask(uri, () -> Moves.unknownServers(settings.database()));
        if (!unknown.isEmpty()) {
            throw new StartFailure("There are conferences on " + String.join(", ", unknown)
                    + ", which database.servers does not name.");
        }
        return String.join(", ", settings.database().conferences().names());
    }

    private void addReplica(String name, String uri) {
        Settings.Database database = settings.database();
        String followed = Service.of(name).isPresent() ? database.uriOf(name) : database.uriOfServer(name);
        checks.put("replica for " + name, () -> replica(uri, followed));
    }

    private static String replica(String uri, String followed) {
        if (followed == null) {
            throw new StartFailure("The embedded database has no replicas.");
        }
        boolean follows = Installation.ask(uri, () -> DatabaseServer.isReplica(uri, followed));
        if (!follows) {
            throw new StartFailure(DatabaseUri.shown(uri) + " follows no other server: it is no streaming replica.");
        }
        return "follows another server";
    }

    private static String clock(DatabaseServer server, String uri) {
        Duration ahead = Installation.ask(uri, server::clockAhead);
        if (ahead.abs().compareTo(MOST_SKEW) > 0) {
            throw new StartFailure("The clock here and that of the database are "
                    + ahead.abs().toMillis() + " ms apart: let both follow a time server.");
        }
        return "as here";
    }

    /** What is sealed in the database is sealed by it. Where a URI has none, there is one that everybody knows. */
    private static String secret(String uri) {
        if (PgConnectOptions.fromUri(uri).getPassword().equals(PgConnectOptions.DEFAULT_PASSWORD)) {
            throw new StartFailure(
                    "The URI has no password, by which keys in the database are sealed: give its owner one.");
        }
        return "there";
    }

    private String embedded() {
        Path data = settings.dataDirectory();
        if (Files.exists(data) && EmbeddedPostgres.uriOfRunning(data).isPresent()) {
            throw new StartFailure("A node is running in " + data
                    + ". An embedded database is for one: give all nodes one PostgreSQL with PLENARY_DATABASE_URI.");
        }
        return "embedded, in " + data;
    }
}
