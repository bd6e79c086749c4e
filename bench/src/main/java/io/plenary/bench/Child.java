package io.plenary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours, with its output in a file. It ends with us at the latest. */
final class Child implements AutoCloseable {

    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 15;

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** @param log what the process writes is added to it */
    static Child start(List<String> command, Map<String, String> environment, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new Child(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command it became, where it started as a script. */
    List<String> command() {
        return List.of(proc("cmdline").split("\0"));
    }

    /** Resident memory. */
    int megabytes() {
        return proc("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                .findAny()
                .orElseThrow();
    }

    private String proc(String file) {
        return read(Path.of("/proc", Long.toString(process.pid()), file));
    }

    String log() {
        return read(log);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Ended unexpectedly, see " + log);
        }
    }

    void awaitListening(int port) {
        long begin = System.nanoTime();
        while (!isListening(port)) {
            requireAlive();
            if (Timing.secondsSince(begin) > START_SECONDS) {
                throw new IllegalStateException("Not listening in time, see " + log);
            }
            Timing.pause(50);
        }
    }

    private static boolean isListening(int port) {
        try {
            new Socket("127.0.0.1", port).close();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
