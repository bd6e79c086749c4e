package io.plenary.bench.chaos;

import io.plenary.bench.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The PostgreSQL of all nodes. */
interface Server extends AutoCloseable {

    /** As its superuser. */
    String uri();

    /** Ends it as the power does. */
    void kill();

    @Override
    void close();

    /** The embedded server of a Plenary that has nothing to do with the nodes, so that each of them can end. It is started again. */
    final class Embedded implements Server {

        private final Platform keeper;

        Embedded(Path folder, Path home) throws IOException {
            keeper = new Platform(Files.createDirectories(folder))
                    .with("PLENARY_DATABASE_PREFIX", "keeper")
                    .with("PLENARY_SERVICES", "events")
                    .with("PLENARY_DEMO", "false")
                    .install(home);
        }

        @Override
        public String uri() {
            try {
                return keeper.databaseUri("postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** At once, as an administrator in a hurry does. */
        void stop() {
            signal("-INT");
        }

        @Override
        public void kill() {
            signal("-KILL");
        }

        private void signal(String signal) {
            try {
                Command.run("kill", signal, Long.toString(keeper.databaseProcess()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            keeper.close();
        }
    }
}
