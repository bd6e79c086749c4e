package io.plenary.launch.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.plenary.runtime.Settings;
import io.plenary.testing.FreePort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Three places at which members may be that are to join each other. */
final class GuardedMembers implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final String cluster = "test-" + UUID.randomUUID();
    private final List<Integer> ports =
            IntStream.range(0, 3).mapToObj(i -> FreePort.next()).toList();
    private final List<HazelcastInstance> members = new ArrayList<>();

    List<Integer> ports() {
        return ports;
    }

    Settings.Cluster node(int index, String... secrets) {
        return node(cluster, index, secrets);
    }

    Settings.Cluster node(String name, int index, String... secrets) {
        List<String> all = ports.stream().map(port -> HOST + ":" + port).toList();
        return new Settings.Cluster(name, HOST, ports.get(index), all, Arrays.asList(secrets), false);
    }

    /** One that a bus may stand on. */
    HazelcastInstance join(Settings.Cluster settings) {
        Config config = Cluster.config(settings, Path.of("no such file"));
        config.getMemberAttributeConfig()
                .setAttribute("__vertx.nodeId", UUID.randomUUID().toString());
        return join(config, settings);
    }

    HazelcastInstance join(Config config, Settings.Cluster settings) {
        HazelcastInstance member = Cluster.join(config, settings);
        members.add(member);
        return member;
    }

    @Override
    public void close() {
        members.forEach(member -> member.getLifecycleService().terminate());
    }
}
