package io.plenary.launch.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import io.plenary.runtime.limits.Buckets;
import io.plenary.runtime.limits.LocalBuckets;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.limits.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Buckets that the nodes of a cluster share; see {@link SharedBucket}. What a node counts alone while it is alone is counted here. */
public final class ClusterBuckets implements Buckets, MembershipListener {

    private static final String MAP = "plenary.limits";
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 100_000;

    private record Key(String name, Rate rate) {}

    private final HazelcastInstance hazelcast;
    private final AsyncProxyManager<String> common;
    private final LocalBuckets whileAlone = new LocalBuckets();
    private final Cache<Key, SharedBucket> shared =
            Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST).build();
    private volatile int nodes;

    private ClusterBuckets(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
        common = Bucket4jHazelcast.entryProcessorBasedBuilder(hazelcast.<String, byte[]>getMap(MAP))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build()
                .asAsync();
    }

    /** Right after the node has joined. */
    public static ClusterBuckets of(HazelcastInstance hazelcast) {
        ClusterBuckets buckets = new ClusterBuckets(hazelcast);
        hazelcast.getCluster().addMembershipListener(buckets);
        buckets.count();
        return buckets;
    }

    @Override
    public Verdict take(String key, Rate rate) {
        return nodes == 1
                ? whileAlone.take(key, rate)
                : shared.get(new Key(key, rate), first -> bucket(key, rate)).take();
    }

    private SharedBucket bucket(String key, Rate rate) {
        String name = key + " " + rate.quota() + "/" + rate.window().toSeconds();
        return new SharedBucket(
                rate,
                nodes,
                common.builder().build(name, () -> CompletableFuture.completedFuture(rate.configuration())));
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        count();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        count();
    }

    /** Shares have changed; what all have left is known by the others, or by the copy of what a lost node kept. */
    private void count() {
        nodes = hazelcast.getCluster().getMembers().size();
        shared.invalidateAll();
    }
}
