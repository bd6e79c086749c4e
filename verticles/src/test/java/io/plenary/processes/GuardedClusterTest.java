package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.plenary.contracts.Wire;
import io.plenary.failures.StartFailure;
import io.plenary.launch.cluster.Cluster;
import io.plenary.launch.cluster.ClusterMembers;
import io.plenary.launch.cluster.Installation;
import io.plenary.runtime.Settings;
import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes that know a secret, what they do together, and whom they do not let in. */
@Tag("slow")
class GuardedClusterTest {

    private static final String HOST = "127.0.0.1";
    private static final String SECRET = "9f2c51b07de64a18b3c0f7a2d4e68115";
    private static final String ANOTHER = "1b7d03c96ef85a42a1d9e4b8c7f05263";
    private static final String CLUSTER = "test-" + UUID.randomUUID();
    /** A second attempt begins with nothing, too. */
    private static String prefix;

    private static final Duration NOTICED = Duration.ofSeconds(15);

    /** Of three nodes, and of those that come and are not let in. */
    private static final List<Integer> PORTS =
            IntStream.range(0, 4).mapToObj(i -> FreePort.next()).toList();

    @TempDir
    static Path folder;

    private static NodeProcess first;
    private static NodeProcess helper;
    private static NodeProcess gateway;

    @BeforeAll
    static void start() {
        prefix = "g" + UUID.randomUUID().toString().substring(0, 8);
        first = NodeProcess.start(folder, guarded(0));
        helper = NodeProcess.start(folder, guarded(1), "--services=program,notes");
        gateway = NodeProcess.start(folder, guarded(2), "--services=web");
    }

    private static Map<String, String> guarded(int index) {
        Map<String, String> environment = environment(index);
        environment.put("PLENARY_CLUSTER_SECRET", SECRET);
        return environment;
    }

    private static Map<String, String> environment(int index) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PLENARY_DATABASE_URI", TestServer.uri());
        environment.put("PLENARY_DATABASE_PREFIX", prefix);
        environment.put("PLENARY_CLUSTER_NAME", CLUSTER);
        environment.put("PLENARY_CLUSTER_PORT", PORTS.get(index).toString());
        environment.put("PLENARY_CLUSTER_MEMBERS", members().collect(Collectors.joining(",")));
        return environment;
    }

    private static Stream<String> members() {
        return PORTS.stream().map(port -> HOST + ":" + port);
    }

    @AfterAll
    static void stop() {
        Stream.of(first, helper, gateway).filter(node -> node != null).forEach(NodeProcess::close);
    }

    @Test
    void theyServeTogetherThoughEveryCallOfTheGatewayCrossesTheBus() {
        User admin = gateway.signIn();
        Stage.organize(admin);
        Stage stage = Stage.set(admin, "guarded");
        long before = first.answered() + helper.answered();

        IntStream.range(0, 100).forEach(i -> admin.get(stage.session()).expect(200));

        assertThat(first.answered() + helper.answered() - before).isGreaterThanOrEqualTo(100);
        awaitThreeMembers();
    }

    @Test
    void whoKnowsAnotherSecretIsRefusedWithALineAtBothEnds() {
        Map<String, String> environment = environment(3);
        environment.put("PLENARY_CLUSTER_SECRET", ANOTHER);
        try (NodeProcess stranger = NodeProcess.failToStart(folder, environment)) {
            assertThat(stranger.exitCode()).isEqualTo(1);
            assertThat(lines(stranger, "plenary: "))
                    .singleElement()
                    .asString()
                    .contains("has another secret of the cluster than this one, or none");
        }
        assertThatItIsTold();
    }

    @Test
    void whoKnowsNoneIsRefusedWithALineAtBothEnds() {
        try (NodeProcess stranger = NodeProcess.failToStart(folder, environment(3))) {
            assertThat(stranger.exitCode()).isEqualTo(1);
            assertThat(lines(stranger, "plenary: "))
                    .singleElement()
                    .asString()
                    .contains("has a secret of the cluster, and this one has none");
        }
        assertThatItIsTold();
    }

    private static void assertThatItIsTold() {
        assertThat(lines(first, "WARN"))
                .filteredOn(line -> line.contains(
                        "Refused at the port of the cluster: whoever connects from 127.0.0.1 does not know its secret"))
                .isNotEmpty();
    }

    private static List<String> lines(NodeProcess node, String with) {
        return node.log().lines().filter(line -> line.contains(with)).toList();
    }

    @Test
    void anEmbeddedDatabaseIsForOneNode() throws IOException {
        Map<String, String> environment = guarded(3);
        environment.keySet().removeAll(Set.of("PLENARY_DATABASE_URI", "PLENARY_CLUSTER_NAME"));
        Path own = Files.createDirectories(folder.resolve("second"));
        try (NodeProcess second = NodeProcess.failToStart(own, environment)) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(lines(second, "plenary: "))
                    .singleElement()
                    .asString()
                    .contains(
                            "A node answers at " + HOST,
                            "this one has an embedded database, which is for one node",
                            "PLENARY_DATABASE_URI");
        }
    }

    @Test
    void anIncompatibleReleaseIsRefusedWithALineAtBothEnds() {
        Settings.Cluster settings = member(CLUSTER);
        HazelcastInstance other = join(settings, Wire.VERSION + 1);
        try {
            assertThatThrownBy(() -> ClusterMembers.watch(other, List.of(), end -> {}))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("run release")
                    .hasMessageContaining("which does not understand release 99");
            Awaitility.await().atMost(NOTICED).untilAsserted(() -> assertThat(lines(first, "WARN"))
                    .anyMatch(line -> line.contains("Refused the node at " + HOST + ":" + settings.port()
                            + ". It is told: The nodes here run")));
        } finally {
            other.getLifecycleService().terminate();
        }
    }

    @Test
    void aNodeIsRefusedByThoseOfAnIncompatibleRelease() {
        String name = "test-" + UUID.randomUUID();
        HazelcastInstance older = join(member(name), Wire.VERSION + 1);
        Map<String, String> environment = guarded(3);
        environment.put("PLENARY_CLUSTER_NAME", name);
        environment.put("PLENARY_CLUSTER_PORT", Integer.toString(FreePort.next()));
        environment.put(
                "PLENARY_CLUSTER_MEMBERS",
                HOST + ":" + older.getCluster().getLocalMember().getAddress().getPort());
        try (NodeProcess younger = NodeProcess.failToStart(folder, environment)) {
            assertThat(lines(younger, "plenary: "))
                    .singleElement()
                    .asString()
                    .contains("The nodes at " + HOST, "run release 99, which does not understand release");
        } finally {
            older.getLifecycleService().terminate();
        }
    }

    private static Settings.Cluster member(String name) {
        return new Settings.Cluster(
                name,
                HOST,
                FreePort.next(),
                name.equals(CLUSTER) ? members().toList() : List.of(HOST),
                List.of(SECRET),
                false);
    }

    private static HazelcastInstance join(Settings.Cluster settings, int wire) {
        Config config = Cluster.config(settings, Path.of("no such file"));
        ClusterMembers.introduce(config, new Installation(prefix, Map.of(), false));
        config.getMemberAttributeConfig()
                .setAttribute("plenary.wire", Integer.toString(wire))
                .setAttribute("plenary.release", "99");
        return Cluster.join(config, settings);
    }

    @Test
    void whatAStrangerSaysToAnyPortEndsNothingAndReachesNobody() throws IOException {
        List<Integer> ports = Sockets.listening(helper.handle()).stream()
                .map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)))
                .filter(port -> port != helper.managementPort())
                .toList();
        assertThat(ports).contains(PORTS.get(1)).hasSizeGreaterThan(1);

        for (int port : ports) {
            for (String said :
                    List.of("HZC\0\0\0\0\0\0", "CP2\0\0\0", "\0\0\0\u0010garbage garbage!", "x".repeat(100_000))) {
                say(port, said);
            }
        }

        assertThat(helper.isAlive()).isTrue();
        awaitThreeMembers();
        assertThat(helper.readiness().getString("status")).isEqualTo("UP");
    }

    /** One that had joined and is gone is counted until it is missed. */
    private static void awaitThreeMembers() {
        Awaitility.await().atMost(NOTICED).untilAsserted(() -> assertThat(first.figure("plenary_cluster_members"))
                .isEqualTo(3));
    }

    private static void say(int port, String said) throws IOException {
        try (Socket stranger = new Socket(HOST, port)) {
            stranger.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
        } catch (java.net.SocketException closed) {
            assertThat(closed).hasMessageMatching(".*(Broken pipe|reset).*");
        }
    }
}
