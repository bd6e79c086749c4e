package io.plenary.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.plenary.failures.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who runs the PostgreSQL programs, which refuse to run as root. An ordinary user runs them as itself. Root runs them in a
 * user namespace without rights, or, where the kernel allows none (many containers), as the owner of the data folder.
 */
final class ServerAccount {

    private static final int NOBODY = 65_534;

    private final int uid;
    private final List<String> prefix;
    private volatile Process running;
    private volatile boolean cancelled;

    private ServerAccount(int uid, List<String> prefix) {
        this.uid = uid;
        this.prefix = prefix;
    }

    /** @param server the data folder of the server, which may not exist yet */
    static ServerAccount choose(Path server) throws IOException {
        int me = Math.toIntExact(new UnixSystem().getUid());
        if (me != 0) {
            return new ServerAccount(me, List.of());
        }
        int owner = Files.exists(server) ? (Integer) Files.getAttribute(server, "unix:uid") : 0;
        if (owner == 0 && succeeds("unshare", "-U", "true")) {
            return new ServerAccount(0, List.of("unshare", "-U"));
        }
        int other = owner == 0 ? NOBODY : owner;
        String[] probe = {"setpriv", "--reuid=" + other, "--regid=" + other, "--clear-groups", "true"};
        if (!succeeds(probe)) {
            throw new StartFailure("PostgreSQL refuses to run as root, and neither unshare nor setpriv works here."
                    + " Start Plenary as an ordinary user, or give it a database (PLENARY_DATABASE_URI).");
        }
        return new ServerAccount(other, List.of(probe).subList(0, probe.length - 1));
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a file or folder to the account. */
    void own(Path path) throws IOException {
        if (!prefix.isEmpty()) {
            Folders.handOver(path, uid);
        }
    }

    /** Runs a program to its end. */
    Outcome run(Path directory, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        running = process;
        if (cancelled) {
            cancel();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.onExit().join().exitValue(), output);
    }

    /** Ends the program that is running, if any, with its children, and every one that is started from now on. */
    void cancel() {
        cancelled = true;
        Process process = running;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** How a program ended and what it said. */
    record Outcome(int code, String output) {

        boolean failed() {
            return code != 0;
        }
    }
}
