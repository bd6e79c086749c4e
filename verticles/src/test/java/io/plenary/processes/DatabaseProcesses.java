package io.plenary.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The embedded database of a node: the server and every process it has made. */
record DatabaseProcesses(ProcessHandle server) {

    /** @param folder of the node's data */
    static DatabaseProcesses of(Path folder) {
        return find(folder).orElseThrow();
    }

    /** Empty where there is no embedded database, or it has ended. */
    static Optional<DatabaseProcesses> find(Path folder) {
        Path file = folder.resolve("postgresql-17/postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)))
                            .map(DatabaseProcesses::new)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    /** As the kernel does that runs out of memory. */
    void kill() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Connections stay open, and nobody answers on them; the server first, lest it makes others. */
    void pause() {
        all().forEach(process -> Signals.stop(process.pid()));
    }

    void goOn() {
        all().forEach(process -> Signals.goOn(process.pid()));
    }
}
