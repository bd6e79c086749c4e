package io.plenary.launch.settings;

import io.plenary.failures.StartFailure;
import io.plenary.runtime.Settings;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** The address of a PostgreSQL server. Its password must not get into a message. */
public final class DatabaseUri {

    private DatabaseUri() {}

    static String checked(Given given) {
        try {
            if (PgConnectOptions.fromUri(given.text()).getUser() != null) {
                return given.text();
            }
        } catch (RuntimeException e) {
            throw new StartFailure(
                    given.origin() + " is not of the form postgresql://user:password@host:port/database.");
        }
        throw new StartFailure(given.origin() + " names no user.");
    }

    /** {@code host:port/database}, without credentials. */
    public static String shown(String uri) {
        PgConnectOptions options = PgConnectOptions.fromUri(uri);
        return options.getHost() + ":" + options.getPort() + "/" + options.getDatabase();
    }

    /** Nodes of one installation get the same name, others another: also two installations on one server. */
    public static String clusterName(Settings.Database database, Path data) {
        CRC32 hash = new CRC32();
        String place = database.uri() == null ? data.toString() : shown(database.uri());
        hash.update(place.getBytes(StandardCharsets.UTF_8));
        return "%s-%08x".formatted(database.prefix(), hash.getValue());
    }
}
