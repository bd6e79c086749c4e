package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of three nodes stops in the midst of its work and keeps all its connections, as one does whose machine is frozen. */
@Tag("slow")
class StoppedNodeTest {

    private static final Logger LOG = LoggerFactory.getLogger(StoppedNodeTest.class);
    /** Longer than it takes the cluster to miss the node. */
    private static final Duration STOP = Duration.ofSeconds(12);

    private static final int PER_SECOND = 50;
    /** What the node has locked in the database is free again after four, and some wait in line for it. */
    private static final int FIRST_SECONDS = 6;

    @TempDir
    static Path folder;

    @RegisterExtension
    static final TestWatcher NODES = NodeProcess.tellingTroubles(() -> folder);

    private final String cluster = "test-" + UUID.randomUUID();
    private final String prefix = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final List<Integer> ports =
            IntStream.range(0, 3).mapToObj(i -> FreePort.next()).toList();

    @Test
    void theOthersGoOn() {
        try (NodeProcess first = NodeProcess.start(folder, environment(0));
                NodeProcess second = NodeProcess.start(folder, environment(1));
                NodeProcess third = NodeProcess.start(folder, environment(2))) {
            User admin = first.signIn();
            Stage.organize(admin);
            Stage stage = Stage.set(admin, "frozen");
            try (Load here = new Load(first.httpPort(), admin.token(), PER_SECOND, stage.visits());
                    Load there = new Load(second.httpPort(), admin.token(), PER_SECOND, stage.visits())) {
                here.begin();
                there.begin();
                long stopped = System.nanoTime();
                third.pause();
                Awaitility.await()
                        .atMost(STOP.multipliedBy(2))
                        .until(() -> System.nanoTime() - stopped > STOP.toNanos());
                long ended = System.nanoTime();
                third.goOn();

                List<Load.Sent> meanwhile = Stream.of(here, there)
                        .flatMap(load -> load.stop().stream())
                        .filter(sent -> sent.at() > stopped && sent.at() < ended)
                        .toList();
                requireServed(meanwhile, stopped);
            }
        }
    }

    private Map<String, String> environment(int node) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PLENARY_DATABASE_URI", TestServer.uri());
        environment.put("PLENARY_DATABASE_PREFIX", prefix);
        environment.put("PLENARY_CLUSTER_NAME", cluster);
        environment.put("PLENARY_CLUSTER_PORT", ports.get(node).toString());
        environment.put(
                "PLENARY_CLUSTER_MEMBERS",
                ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
        return environment;
    }

    /** Some seconds pass until the stop is noticed everywhere; from then on hardly anybody does. */
    private static void requireServed(List<Load.Sent> meanwhile, long stopped) {
        Map<Boolean, List<Load.Sent>> later = meanwhile.stream()
                .collect(Collectors.partitioningBy(sent ->
                        sent.at() - stopped > Duration.ofSeconds(FIRST_SECONDS).toNanos()));
        double first = failed(later.get(false));
        double rest = failed(later.get(true));
        LOG.warn(
                "Stopped: {} requests, failed {} % in the first {} s and {} % afterwards: {}",
                meanwhile.size(),
                Math.round(100 * first),
                FIRST_SECONDS,
                Math.round(100 * rest),
                meanwhile.stream()
                        .filter(sent -> !sent.isGood())
                        .collect(Collectors.groupingBy(
                                sent -> (sent.at() - stopped) / 1_000_000_000 + " s " + reason(sent),
                                TreeMap::new,
                                Collectors.counting())));
        assertThat(first).isLessThan(0.5);
        assertThat(rest).isLessThan(0.05);
    }

    private static String reason(Load.Sent sent) {
        String what = sent.what().replaceAll("/.*/", "…/");
        return sent.answer().failed()
                ? what + " " + sent.answer().cause()
                : what + " " + sent.answer().result().status();
    }

    private static double failed(List<Load.Sent> sent) {
        return (double) sent.stream().filter(one -> !one.isGood()).count() / Math.max(1, sent.size());
    }
}
