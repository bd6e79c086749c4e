package io.plenary.postgres;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that comes with Plenary: a process of its own, reachable from this machine only and with a password
 * only. It outlives a killed Plenary and is found again by the next one, and is started again when it is killed itself; data is
 * safe however either of them ends.
 *
 * <p>Beside the data folder {@code postgresql-17} stand its password, its port, its log and the unpacked programs.
 */
public final class EmbeddedPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final int ATTEMPTS = 3;
    /** The password is 192 random bits: stretching it adds nothing but time to each of the first connections. */
    private static final String QUICK_SCRAM = "scram_iterations=64";

    private final Path data;
    private final Path server;
    private final Path programs;
    private final Durability durability;
    private DataLock lock;
    private volatile ServerAccount account;
    private volatile boolean starting;
    private volatile Postmaster running;
    private volatile Keeper keeper;
    private Path binaries;

    public EmbeddedPostgres(Path data) {
        this(data, data, Durability.SAFE);
    }

    EmbeddedPostgres(Path data, Path programs, Durability durability) {
        this.data = Folders.make(data);
        this.server = this.data.resolve("postgresql-" + PostgresBinaries.MAJOR);
        this.programs = programs;
        this.durability = durability;
    }

    /**
     * A server for a while: faster, since its data is of no worth.
     *
     * @param programs where the programs are unpacked; servers may share one folder
     */
    public static EmbeddedPostgres forgetful(Path data, Path programs) {
        return new EmbeddedPostgres(data, programs, Durability.NONE);
    }

    /** Makes sure that no other Plenary uses the folder, until {@link #stop}. */
    public synchronized EmbeddedPostgres reserve() {
        lock = DataLock.take(data);
        return this;
    }

    /**
     * Starts the server in the reserved folder, or finds the running one.
     *
     * @return the URI of its superuser
     */
    public synchronized String start() {
        starting = true;
        try {
            requireSpace();
            account = ServerAccount.choose(server);
            binaries = PostgresBinaries.unpackInto(programs);
            if (Files.notExists(server)) {
                initialize();
            }
            int port = Postmaster.find(server).map(this::attach).orElseGet(this::launch);
            Files.writeString(beside("port"), Integer.toString(port));
            keep();
            return uri(port);
        } catch (IOException e) {
            throw new StartFailure("Cannot use the data folder " + data + ": " + Failures.reason(e) + ".", e);
        } finally {
            starting = false;
        }
    }

    /** The URI of the superuser of the server that runs in a folder, whoever started it; empty where none does. */
    public static Optional<String> uriOfRunning(Path data) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(data);
        try {
            Optional<Postmaster> running = Postmaster.find(postgres.server);
            return running.isEmpty()
                    ? Optional.empty()
                    : Optional.of(postgres.uri(running.get().port()));
        } catch (IOException e) {
            throw new StartFailure("Cannot read the data folder " + data + ": " + Failures.reason(e) + ".", e);
        }
    }

    private String uri(int port) throws IOException {
        return "postgresql://%s:%s@127.0.0.1:%d/postgres".formatted(SUPERUSER, password(), port);
    }

    private void keep() throws IOException {
        running = Postmaster.find(server).orElseThrow();
        keeper = new Keeper(() -> running.serves(server), this::startAgain);
    }

    /** At the same port: everybody knows it. */
    private synchronized Void startAgain() throws IOException {
        if (lock == null) {
            return null;
        }
        starting = true;
        try {
            if (Postmaster.find(server).isEmpty()) {
                Postmaster.endOrphans(server);
                String complaint = launch(running.port());
                if (!complaint.isEmpty()) {
                    throw new StartFailure(complaint);
                }
            }
            running = Postmaster.find(server).orElseThrow();
            return null;
        } finally {
            starting = false;
        }
    }

    /** Whether there is room to keep anything. Without, the server would end in the midst of its work; may block. */
    public boolean hasRoom() {
        return DiskSpace.isLeft(data);
    }

    private void requireSpace() {
        if (!hasRoom()) {
            throw new StartFailure("The disk of " + data + " is full: less than 64 MB are free.");
        }
    }

    /** In a folder of another name, moved when it is whole: a start that was interrupted leaves nothing half made. */
    private void initialize() throws IOException {
        Path unfinished = data.resolve(server.getFileName() + ".new");
        Folders.delete(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(unfinished);
        Path password = newPassword();
        ServerAccount.Outcome outcome = account.run(
                data,
                List.of(
                        program("initdb"),
                        "--pgdata=" + unfinished,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--set=" + QUICK_SCRAM,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums"));
        if (outcome.failed()) {
            throw new StartFailure("Cannot make the database in " + data + ": " + complaint(outcome.output()) + ".");
        }
        Files.move(unfinished, server, StandardCopyOption.ATOMIC_MOVE);
    }

    /** One that is there already belongs to what is going to be restored: what is sealed there opens with it alone. */
    private Path newPassword() throws IOException {
        Path file = beside("password");
        if (Files.exists(file) && !password().isEmpty()) {
            account.own(file);
            return file;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random));
        account.own(file);
        return file;
    }

    private int attach(Postmaster running) {
        LOG.info("Found the database running (process {})", running.process().pid());
        return running.port();
    }

    private int launch() {
        String complaint = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                int port = attempt == 0 ? rememberedPort() : FreePort.any();
                complaint = launch(port);
                if (complaint.isEmpty()) {
                    return port;
                }
            } catch (IOException e) {
                complaint = Failures.reason(e);
            }
        }
        throw new StartFailure(
                "Cannot start the database in " + data + ": " + complaint + ". Its log is " + beside("log") + ".");
    }

    /** @return what the server complained about; empty when it runs */
    private String launch(int port) throws IOException {
        Path log = beside("log");
        Files.writeString(log, "");
        account.own(log);
        ServerAccount.Outcome outcome = account.run(
                data,
                List.of(
                        program("pg_ctl"),
                        "start",
                        "--wait",
                        "--timeout=60",
                        "--silent",
                        "--pgdata=" + server,
                        "--log=" + log,
                        "--options=-p " + port + durability.options()));
        return outcome.failed() ? complaint(Files.readString(log) + outcome.output()) : "";
    }

    private int rememberedPort() throws IOException {
        Path file = beside("port");
        if (Files.exists(file)) {
            int port = Integer.parseInt(Files.readString(file).strip());
            if (FreePort.isFree(port)) {
                return port;
            }
        }
        return FreePort.any();
    }

    private String password() throws IOException {
        return Files.readString(beside("password")).strip();
    }

    /**
     * Stops the server, whoever started it: open transactions are rolled back, and what is safe needs no recovery. A start that is
     * still going on is given up.
     */
    public void stop() {
        Keeper current = keeper;
        if (current != null) {
            current.close();
        }
        ServerAccount starter = account;
        if (starting && starter != null) {
            starter.cancel();
        }
        stopStarted();
    }

    private synchronized void stopStarted() {
        if (lock == null) {
            return;
        }
        try {
            if (binaries != null && Postmaster.find(server).isPresent()) {
                String mode = "--mode=" + durability.stopMode();
                ServerAccount.choose(server)
                        .run(data, List.of(program("pg_ctl"), "stop", mode, "--silent", "--pgdata=" + server));
            }
        } catch (IOException e) {
            LOG.warn("Cannot stop the database: {}", Failures.reason(e));
        } finally {
            lock.close();
            lock = null;
        }
    }

    private Path beside(String suffix) {
        return data.resolve(server.getFileName() + "." + suffix);
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    /** The line that says why: of the worst kind there is, the last. */
    private static String complaint(String output) {
        return Stream.of("^.*(FATAL|PANIC): +", "^.*error: +", "^")
                .map(kind -> output.lines()
                        .filter(line -> line.matches(kind + ".*"))
                        .reduce((first, second) -> second)
                        .map(line -> line.replaceFirst(kind, "")))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("it said nothing");
    }
}
