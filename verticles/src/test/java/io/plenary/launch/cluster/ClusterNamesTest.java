package io.plenary.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.plenary.runtime.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Containers know each other by names only. */
class ClusterNamesTest {

    private static final int PORT = 15_901;

    private final String cluster = "test-" + UUID.randomUUID();
    private final List<HazelcastInstance> nodes = new ArrayList<>();

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

    private HazelcastInstance node(String host, String member) {
        HazelcastInstance node = Hazelcast.newHazelcastInstance(
                Cluster.config(new Settings.Cluster(cluster, host, PORT, List.of(member)), Path.of("no such file")));
        nodes.add(node);
        return node;
    }

    private static String host(HazelcastInstance node) {
        return node.getCluster().getLocalMember().getAddress().getHost();
    }
}
