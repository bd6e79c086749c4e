package io.plenary.processes;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Holds a process, as a machine does that is out of memory or moved to another host, and lets it go on. */
final class Signals {

    private Signals() {}

    static void stop(long pid) {
        send("STOP", pid);
    }

    static void goOn(long pid) {
        send("CONT", pid);
    }

    private static void send(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
