package io.plenary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of ours, with its output in a file. It ends with us at the latest. */
final class Child implements AutoCloseable {

    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 15;

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

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

    /** Of the heap of a Java machine, after what nobody needs any more is gone. */
    double heapMegabytes() {
        diagnose("GC.run");
        Matcher used = USED.matcher(diagnose("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("It does not tell its heap");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    private String diagnose(String order) {
        Path jcmd = Path.of(command().get(0)).resolveSibling("jcmd");
        String program = Files.exists(jcmd) ? jcmd.toString() : "jcmd";
        try {
            Process asked = new ProcessBuilder(program, Long.toString(process.pid()), order).start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
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
