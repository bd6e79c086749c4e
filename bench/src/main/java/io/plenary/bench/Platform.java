package io.plenary.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plenary as it runs, with the embedded database, on a folder and ports of its own. */
public final class Platform implements AutoCloseable {

    private static final String PASSWORD = "only-for-measuring-1";
    private static final String EMAIL = "admin@plenary.local";
    private static final long START_MILLIS = 180_000;
    private static final int LOOK_MILLIS = 1_000;

    private final Path folder;
    private final Map<String, String> environment;
    private final int port = freePort();
    private final int managementPort = freePort();
    private Child child;
    private List<String> command;
    private List<String> within = List.of();

    public Platform(Path folder) {
        this.folder = folder;
        this.environment = new HashMap<>(Map.of(
                "PLENARY_HTTP_HOST",
                "127.0.0.1",
                "PLENARY_HTTP_PORT",
                Integer.toString(port),
                "PLENARY_MANAGEMENT_PORT",
                Integer.toString(managementPort),
                "PLENARY_DATA_DIR",
                folder.resolve("data").toString(),
                "PLENARY_CLUSTER_NAME",
                "bench-" + managementPort,
                "PLENARY_CLUSTER_PORT",
                Integer.toString(freePort()),
                "PLENARY_ADMIN_EMAIL",
                EMAIL,
                "PLENARY_ADMIN_PASSWORD",
                PASSWORD));
    }

    /** Before it is started: a setting by the name of its environment variable. */
    public Platform with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Before it is started: settings of its own. */
    Platform with(String conf) throws IOException {
        Path file = Files.writeString(folder.resolve("plenary.yaml"), conf);
        environment.put("PLENARY_CONF", file.toString());
        return this;
    }

    /** Before it is started: a command that its own stands behind, such as {@code ip netns exec name}. */
    public Platform within(List<String> outer) {
        within = List.copyOf(outer);
        return this;
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No port is free", e);
        }
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** The first start: on an empty folder, by the script. */
    public Platform install(Path home) {
        launch(List.of(home.resolve("bin/plenary").toString()));
        command = child.command();
        return this;
    }

    /** The first start of another release. */
    public Platform install(Path home, Path release) {
        launch(List.of(home.resolve("bin/_node").toString(), release.toString()));
        command = child.command();
        return this;
    }

    /** From its next start on it runs from this jar. */
    public void change(Path release) {
        command = new ArrayList<>(command);
        command.set(command.indexOf("-jar") + 1, release.toString());
    }

    /**
     * A start on existing data.
     *
     * @return seconds from {@code java -jar} to ready
     */
    double restart() {
        child.close();
        return launch(command);
    }

    /** Ends it as the power does, without a word. */
    public void kill() {
        child.kill();
    }

    /** Tells its process something, such as STOP or CONT. */
    public void signal(String name) {
        child.signal(name);
    }

    /**
     * A start after it was ended somehow.
     *
     * @return seconds until it was ready
     */
    public double start() {
        return launch(command);
    }

    private double launch(List<String> start) {
        long begin = System.nanoTime();
        List<String> whole = Stream.concat(within.stream(), start.stream()).toList();
        child = Child.start(whole, environment, folder.resolve("plenary.log"));
        while (!isReady()) {
            child.requireAlive();
            if (Timing.secondsSince(begin) * 1_000 > START_MILLIS) {
                throw new IllegalStateException("Not ready in time: " + child.log());
            }
            Timing.pause(20);
        }
        return Timing.secondsSince(begin);
    }

    /** Whether it says, within a second, that it can serve. */
    public boolean isReady() {
        try {
            URI uri = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
            HttpURLConnection asked = (HttpURLConnection) uri.toURL().openConnection();
            asked.setConnectTimeout(LOOK_MILLIS);
            asked.setReadTimeout(LOOK_MILLIS);
            return asked.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public Api api() {
        return new Api(port).signIn(EMAIL, PASSWORD);
    }

    /** Of somebody with the password of the administrator. */
    String tokenOf(String email) {
        return new Api(port).signIn(email, PASSWORD).token();
    }

    Child process() {
        return child;
    }

    /** {@code java} with the flags Plenary runs with, without its jar. */
    List<String> java() {
        return new ArrayList<>(command.subList(0, command.indexOf("-jar")));
    }

    /** The jar Plenary runs from. */
    String jar() {
        return command.get(command.indexOf("-jar") + 1);
    }

    /** The URI of a database of the embedded server, as its superuser. */
    public String databaseUri(String name) throws IOException {
        String databasePort = beside("port");
        return "postgresql://postgres:" + beside("password") + "@127.0.0.1:" + databasePort + "/" + name;
    }

    private String beside(String suffix) throws IOException {
        return Files.readString(folder.resolve("data/postgresql-17." + suffix)).strip();
    }

    /** The process of the embedded server that all others of it come from. */
    public long databaseProcess() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("data/postgresql-17/postmaster.pid"))
                .get(0)
                .strip());
    }

    @Override
    public void close() {
        child.close();
    }
}
