package io.plenary.launch.cluster;

import io.plenary.contracts.Service;
import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.DatabaseUri;
import io.plenary.launch.settings.Option;
import io.plenary.runtime.DatabaseServer;
import io.plenary.runtime.Settings;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which installation a node belongs to. Two nodes belong together when their databases have the same prefix and, of each server
 * both use, the same installation on it. A node without a database, such as a gateway alone, fits every installation.
 *
 * @param prefix null without a database
 * @param ids the installation on the server of each service this node runs, and on the one for all others
 * @param demoWanted whether this node has to load the demo
 */
public record Installation(String prefix, Map<String, String> ids, boolean demoWanted) {

    private static final int MAJOR = 10_000;
    private static final int OLDEST_VERSION = 15 * MAJOR;
    private static final String DEFAULT = "all services";

    /** Looks at every server this node uses; a {@link StartFailure} names one that cannot be used. Blocks. */
    public static Installation of(Settings settings) {
        Settings.Database database = settings.database();
        Map<String, DatabaseServer.Installation> found = new TreeMap<>();
        Map<String, String> ids = new TreeMap<>();
        Map<String, String> uris = new TreeMap<>();
        Optional.ofNullable(database.uri()).ifPresent(uri -> uris.put(DEFAULT, uri));
        settings.services().keySet().stream()
                .filter(service -> service != Service.WEB)
                .map(Service::id)
                .forEach(service -> uris.put(service, database.uriOf(service)));
        uris.forEach((service, uri) -> ids.put(
                service, found.computeIfAbsent(uri, u -> look(u, settings)).id()));
        boolean demo = settings.runs(Service.AUTH)
                && found.get(uris.get(Service.AUTH.id())).demoWanted();
        return new Installation(uris.isEmpty() ? null : database.prefix(), ids, demo && settings.demo());
    }

    private static DatabaseServer.Installation look(String uri, Settings settings) {
        DatabaseServer server = new DatabaseServer(uri, settings.database().prefix());
        requireUsable(server, uri);
        boolean demo = settings.demo() && uri.equals(settings.database().uriOf(Service.AUTH.id()));
        DatabaseServer.Installation found = ask(uri, () -> server.installation(demo));
        if (found.restoring() != null) {
            throw new StartFailure("The restore of a backup into " + DatabaseUri.shown(uri)
                    + " is under way or was interrupted: run it again before a node starts.");
        }
        return found;
    }

    /** @return its version: 17 */
    public static int requireUsable(DatabaseServer server, String uri) {
        DatabaseServer.Qualities qualities = ask(uri, server::qualities);
        judge(qualities, uri);
        return qualities.version() / MAJOR;
    }

    /** What a server is asked, and may not answer. */
    @FunctionalInterface
    public interface Question<T> {

        T ask() throws SQLException;
    }

    public static <T> T ask(String uri, Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new StartFailure(
                    "Cannot use the database at " + DatabaseUri.shown(uri) + ": " + Failures.reason(e) + ".", e);
        }
    }

    private static void judge(DatabaseServer.Qualities server, String uri) {
        if (server.version() < OLDEST_VERSION) {
            throw new StartFailure("The database at " + DatabaseUri.shown(uri) + " is older than PostgreSQL 15.");
        }
        if (!server.mayCreate()) {
            throw new StartFailure(
                    "The user of the database at " + DatabaseUri.shown(uri) + " may not create databases and roles.");
        }
    }

    /** In what another installation is another one; empty when the nodes belong together. */
    Optional<String> differenceTo(Installation other) {
        if (prefix == null || other.prefix == null) {
            return Optional.empty();
        }
        if (!prefix.equals(other.prefix)) {
            return Optional.of("their databases start with " + other.prefix + ", this node's with " + prefix);
        }
        return ids.keySet().stream()
                .filter(service -> other.ids.containsKey(service))
                .filter(service -> !ids.get(service).equals(other.ids.get(service)))
                .findFirst()
                .map(service -> "they use another database for " + service
                        + ". An embedded one is for one node: where they belong together, give all of them one PostgreSQL ("
                        + Option.DATABASE_URI.variable() + ")");
    }

    /** As it travels with a member of the cluster. */
    String encode() {
        JsonObject servers = new JsonObject();
        ids.forEach(servers::put);
        return new JsonObject().put("prefix", prefix).put("ids", servers).encode();
    }

    static Installation decode(String text) {
        JsonObject known = new JsonObject(text);
        Map<String, String> ids = new TreeMap<>();
        known.getJsonObject("ids").forEach(entry -> ids.put(entry.getKey(), (String) entry.getValue()));
        return new Installation(known.getString("prefix"), ids, false);
    }
}
