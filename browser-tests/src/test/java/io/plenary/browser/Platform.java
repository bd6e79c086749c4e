package io.plenary.browser;

import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The program as it is shipped, in a process of its own, with its own database and the demo conference. */
final class Platform {

    static final String ADMIN = "admin@plenary.local";
    static final String PASSWORD = "a long enough password";
    static final String DEMO = "estuary-2027";

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final int LONGEST_STOP_SECONDS = 30;

    /** Where pictures may be fetched from. */
    static final int PICTURES = freePort();

    /** Where webhooks may be sent. */
    static final int WEBHOOKS = freePort();

    /** Whose accounts open those here. */
    static final IdentityProvider PROVIDER = IdentityProvider.start();

    /** By which those are known who report what became of mails. */
    static final String REPORTS = "a-secret-of-mail-servers";

    private static final AtomicInteger STARTED = new AtomicInteger();

    /** Each process that runs tests has some, one after the other. */
    private final String name = "platform-" + ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet();

    private final Path data = TARGET.resolve(name);
    private final Path log = TARGET.resolve(name + ".log");
    private final int port = freePort();
    /** Where other nodes find it. */
    private final int clusterPort = freePort();

    private final Process process;

    private Platform() {
        delete(data);
        process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** Completes when the demo has been loaded. */
    static Platform start() {
        Platform platform = new Platform();
        Awaitility.await()
                .atMost(LONGEST_START)
                .until(() -> !platform.process.isAlive() || platform.log().contains("Plenary is ready"));
        if (!platform.process.isAlive()) {
            throw new IllegalStateException("The program did not start:\n" + platform.log());
        }
        return platform;
    }

    private Process launch() {
        Map<String, String> environment = new HashMap<>(settings());
        environment.putAll(PROVIDER.settings());
        environment.put("PLENARY_CLUSTER_PORT", String.valueOf(clusterPort));
        return launch(data, log, List.of("--port=" + port, "--management-port=" + freePort()), environment);
    }

    /** Another node beside it, which has only a gateway: it needs no database. */
    Process launchGateway(String node) {
        Map<String, String> environment =
                Map.of("PLENARY_CLUSTER_PORT", String.valueOf(freePort()), "PLENARY_CLUSTER_NODE", node);
        return launch(
                TARGET.resolve(name + "-" + node),
                TARGET.resolve(name + "-" + node + ".log"),
                List.of("--services=web", "--port=" + freePort(), "--management-port=" + freePort()),
                environment);
    }

    private Process launch(Path home, Path written, List<String> options, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dplenary.home=" + home));
        String webroot = System.getProperty("plenary.webroot", "");
        if (!webroot.isEmpty()) {
            command.add("-Dplenary.webroot=" + webroot);
        }
        command.addAll(List.of("-jar", System.getProperty("plenary.jar"), "--host=127.0.0.1"));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(written.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PLENARY_"));
        builder.environment().putAll(environment);
        builder.environment().put("PLENARY_CLUSTER_NAME", name);
        builder.environment().put("PLENARY_CLUSTER_MEMBERS", "127.0.0.1:" + clusterPort);
        try {
            Files.createDirectories(home);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "PLENARY_ADMIN_EMAIL",
                ADMIN,
                "PLENARY_ADMIN_PASSWORD",
                PASSWORD,
                "PLENARY_PICTURES_PORTS",
                String.valueOf(PICTURES),
                "PLENARY_PICTURES_NETWORKS",
                "127.0.0.1",
                "PLENARY_WEBHOOKS_PLAIN",
                "true",
                "PLENARY_WEBHOOKS_PORTS",
                String.valueOf(WEBHOOKS),
                "PLENARY_WEBHOOKS_NETWORKS",
                "127.0.0.1",
                "PLENARY_MAIL_REPORTS_SECRET",
                REPORTS);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** The API as whoever the e-mail belongs to, for what a test needs to be there before it begins. */
    Api api(Playwright playwright, String email) {
        APIRequestContext requests =
                playwright.request().newContext(new APIRequest.NewContextOptions().setBaseURL(url()));
        return new Api(requests).signedIn(email, PASSWORD);
    }

    /** Also where it has ended already. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        delete(data);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
