package io.plenary.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL server process of a data folder, as its {@code postmaster.pid} tells: process id in line 1, port in line 4,
 * status in line 8.
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {

    private static final int WAITS = 30;

    /**
     * The server that runs on the folder, once it is up. A file left by a server that is gone, whose number may belong to
     * any other process by now, is deleted: else PostgreSQL refuses to start.
     */
    static Optional<Postmaster> find(Path server) throws IOException {
        Path file = server.resolve("postmaster.pid");
        for (int wait = 0; wait < WAITS && Files.exists(file); wait++) {
            Optional<Postmaster> found = read(server, Files.readAllLines(file));
            if (found.isEmpty()) {
                Files.deleteIfExists(file);
                return found;
            }
            if (found.get().ready()) {
                return found;
            }
            ProcessHandle starting = found.get().process();
            starting.onExit().completeOnTimeout(starting, 1, TimeUnit.SECONDS).join();
        }
        return Optional.empty();
    }

    private static Optional<Postmaster> read(Path server, List<String> lines) {
        if (lines.size() < 4) {
            return Optional.empty();
        }
        boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> serves(process, server))
                .map(process ->
                        new Postmaster(process, Integer.parseInt(lines.get(3).strip()), ready));
    }

    /** Also false for a process that has ended and that nobody has taken note of: it has no arguments any more. */
    boolean serves(Path server) {
        return serves(process, server);
    }

    /**
     * Ends the processes a server leaves behind that was killed. Most notice at once; one in the middle of a long statement would
     * keep the shared memory, and the next server from starting.
     */
    static void endOrphans(Path server) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> worksIn(process, server))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean worksIn(ProcessHandle process, Path server) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), server);
        } catch (IOException goneOrNotLinux) {
            return false;
        }
    }

    private static boolean serves(ProcessHandle process, Path server) {
        return process.isAlive()
                && process.info().command().orElse("postgres").endsWith("postgres")
                && process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(server.toString()))
                        .orElse(false);
    }
}
