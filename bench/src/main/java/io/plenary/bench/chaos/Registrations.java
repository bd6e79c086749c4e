package io.plenary.bench.chaos;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.multimap.MultiMap;
import io.plenary.bench.Timing;
import io.plenary.launch.cluster.Cluster;
import io.plenary.runtime.Settings;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Who the cluster believes serves what, looked at by a member that holds nothing itself. */
final class Registrations {

    private static final String MAP = "__vertx.subs";
    private static final String NODE = "__vertx.nodeId";
    private static final long SETTLED_MILLIS = 20_000;

    private Registrations() {}

    /** How many are of nodes that are not there, when there is nothing more to wait for. */
    static long stale(Settings.Cluster settings) {
        Config config = Cluster.config(settings, Path.of("no such file")).setLiteMember(true);
        HazelcastInstance looking = Cluster.join(config, settings);
        try {
            MultiMap<String, HazelcastRegistrationInfo> all = looking.getMultiMap(MAP);
            if (all.size() == 0) {
                throw new IllegalStateException("It has joined nobody");
            }
            long begin = System.nanoTime();
            long stale = stale(looking, all);
            while (stale > 0 && Timing.secondsSince(begin) * 1_000 < SETTLED_MILLIS) {
                Timing.pause(500);
                stale = stale(looking, all);
            }
            return stale;
        } finally {
            looking.shutdown();
        }
    }

    private static long stale(HazelcastInstance looking, MultiMap<String, HazelcastRegistrationInfo> all) {
        Set<String> nodes = looking.getCluster().getMembers().stream()
                .map((Member member) -> member.getAttribute(NODE))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return all.values().stream()
                .filter(one -> !nodes.contains(one.unwrap().nodeId()))
                .count();
    }
}
