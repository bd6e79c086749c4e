package io.plenary.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.plenary.runtime.Settings;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Containers know each other by names only. */
class ClusterNamesTest {

    private static final int PORT = 15_901;

    private final String cluster = "test-" + UUID.randomUUID();
    private final List<HazelcastInstance> nodes = new ArrayList<>();
    private final Map<String, InetAddress[]> known = new ConcurrentHashMap<>();

    @AfterEach
    void end() {
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Test
    void aMemberIsFoundByItsNameAtAnotherAddressThanOnesOwn() {
        HazelcastInstance first = node("127.0.0.1", "127.0.0.1:" + PORT);
        HazelcastInstance second = node("127.0.0.2", "localhost:" + PORT);

        assertThat(second.getCluster().getMembers()).hasSize(2);
        assertThat(List.of(host(first), host(second))).containsExactly("127.0.0.1", "127.0.0.2");
    }

    @Test
    void aNameStandsForAsManyNodesAsItHasAddresses() {
        copies("127.0.0.1", "127.0.0.2", "127.0.0.3");
        HazelcastInstance first = copy("127.0.0.2");
        HazelcastInstance second = copy("127.0.0.3");

        assertThat(second.getCluster().getMembers()).hasSize(2);
        assertThat(ClusterMembers.watch(first, List.of("127.0.0.1:" + PORT), end -> {})
                        .missing())
                .containsExactly("127.0.0.1:" + PORT);
    }

    /** Two that began before anybody knew of the other. */
    @Test
    void whatANameStandsForIsAskedAgain() {
        copies("127.0.0.2");
        HazelcastInstance first = copy("127.0.0.2");
        copies("127.0.0.3");
        HazelcastInstance second = copy("127.0.0.3");
        assertThat(second.getCluster().getMembers()).hasSize(1);

        copies("127.0.0.2", "127.0.0.3");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> first.getCluster().getMembers().size() == 2);
    }

    @Test
    void aNodeIsAtThatAddressOfItsNameThatIsHere() {
        copies("203.0.113.7", "127.0.0.2");
        assertThat(Cluster.ownAddress("copies", known::get)).isEqualTo("127.0.0.2");

        copies("203.0.113.7", "203.0.113.8");
        assertThatThrownBy(() -> Cluster.ownAddress("copies", known::get))
                .hasMessage("None of the addresses of copies is here (PLENARY_CLUSTER_HOST).");
    }

    private void copies(String... addresses) {
        known.put(
                "copies",
                Arrays.stream(addresses).map(ClusterNamesTest::address).toArray(InetAddress[]::new));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HazelcastInstance copy(String host) {
        known.put(host, new InetAddress[] {address(host)});
        return started(Cluster.config(
                new Settings.Cluster(cluster, host, PORT, List.of("copies:" + PORT)),
                Path.of("no such file"),
                known::get));
    }

    private HazelcastInstance node(String host, String member) {
        return started(
                Cluster.config(new Settings.Cluster(cluster, host, PORT, List.of(member)), Path.of("no such file")));
    }

    private HazelcastInstance started(Config config) {
        HazelcastInstance node = Hazelcast.newHazelcastInstance(config);
        nodes.add(node);
        return node;
    }

    private static String host(HazelcastInstance node) {
        return node.getCluster().getLocalMember().getAddress().getHost();
    }
}
