package io.plenary.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The embedded database of a node: the server and every process it has made. */
record DatabaseProcesses(ProcessHandle server) {

    /** @param folder of the node's data */
    static DatabaseProcesses of(Path folder) {
        try {
            List<String> pid = Files.readAllLines(folder.resolve("postgresql-17/postmaster.pid"));
            return new DatabaseProcesses(
                    ProcessHandle.of(Long.parseLong(pid.get(0))).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    /** As the kernel does that runs out of memory. */
    void kill() {
        all().forEach(ProcessHandle::destroyForcibly);
        server.onExit().join();
    }

    /** Connections stay open, and nobody answers on them; the server first, lest it makes others. */
    void pause() {
        all().forEach(process -> Signals.stop(process.pid()));
    }

    void goOn() {
        all().forEach(process -> Signals.goOn(process.pid()));
    }
}
