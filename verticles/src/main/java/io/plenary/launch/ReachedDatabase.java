package io.plenary.launch;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.postgres.EmbeddedPostgres;
import io.plenary.runtime.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The databases of an installation, for a command that works on them: with nodes running or not. An embedded server that nobody runs
 * is started for as long as it takes.
 */
final class ReachedDatabase implements AutoCloseable {

    private final Settings.Database settings;
    private final EmbeddedPostgres started;

    private ReachedDatabase(Settings.Database settings, EmbeddedPostgres started) {
        this.settings = settings;
        this.started = started;
    }

    /** @param mayBeNew whether an embedded one may be made, if there is none */
    static ReachedDatabase of(Settings settings, boolean mayBeNew) {
        Settings.Database database = settings.database();
        if (Service.all().allMatch(service -> service == Service.WEB || database.uriOf(service.id()) != null)) {
            return new ReachedDatabase(database, null);
        }
        Path data = settings.dataDirectory();
        if (!mayBeNew && Files.notExists(data)) {
            throw new StartFailure(
                    "There is no database in " + data + ": say where it is with --data or PLENARY_DATABASE_URI.");
        }
        Optional<String> running = Files.exists(data) ? EmbeddedPostgres.uriOfRunning(data) : Optional.empty();
        if (running.isPresent()) {
            return new ReachedDatabase(database.withUri(running.get()), null);
        }
        EmbeddedPostgres server = new EmbeddedPostgres(data).reserve();
        try {
            return new ReachedDatabase(database.withUri(server.start()), server);
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    Settings.Database settings() {
        return settings;
    }

    @Override
    public void close() {
        if (started != null) {
            started.stop();
        }
    }
}
