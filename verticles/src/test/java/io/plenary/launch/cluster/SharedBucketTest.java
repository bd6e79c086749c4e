package io.plenary.launch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.plenary.runtime.limits.Buckets;
import io.plenary.runtime.limits.Rate;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One limit, several nodes. An hour is too long for anything to come back during the test. */
class SharedBucketTest {

    private static final Rate RATE = new Rate(120, Duration.ofHours(1));

    @Test
    void nodesTogetherGiveOutTheLimitAndLittleMore() {
        String name = "limits-" + UUID.randomUUID();
        List<HazelcastInstance> nodes =
                Stream.generate(() -> node(name)).limit(3).toList();
        try {
            List<ClusterBuckets> buckets =
                    nodes.stream().map(ClusterBuckets::of).toList();
            await().until(() -> nodes.stream()
                    .allMatch(node -> node.getCluster().getMembers().size() == 3));

            AtomicLong allowed = new AtomicLong();
            await().pollInterval(Duration.ofMillis(3)).until(() -> {
                long now =
                        buckets.stream().filter(node -> takes(node, "user:a")).count();
                return allowed.addAndGet(now) >= 120 && now == 0;
            });

            // What others gave out is heard late where the machine is busy.
            assertThat(allowed.get()).isBetween(120L, 120L + 2 * 40);
            await().untilAsserted(() -> assertThat(buckets).noneMatch(node -> takes(node, "user:a")));
            assertThat(buckets).allMatch(node -> takes(node, "user:b"));
        } finally {
            nodes.forEach(HazelcastInstance::shutdown);
        }
    }

    @Test
    void aNodeThatIsAloneGivesOutTheWholeLimit() {
        HazelcastInstance only = node("limits-" + UUID.randomUUID());
        try {
            ClusterBuckets buckets = ClusterBuckets.of(only);

            assertThat(IntStream.range(0, 200).filter(i -> takes(buckets, "user:a")))
                    .hasSize(120);
        } finally {
            only.shutdown();
        }
    }

    @Test
    void aNodeThatHearsNothingGivesOutItsShareAndWaitsForNobody() {
        SharedBucket unheard = new SharedBucket(RATE, 3, answering(new CompletableFuture<>()));

        assertThat(IntStream.range(0, 200).filter(i -> unheard.take().allowed()))
                .hasSize(40);
    }

    @Test
    void aNodeThatLeavesTheClusterGoesOnAnswering() {
        AsyncBucketProxy gone = (AsyncBucketProxy) Proxy.newProxyInstance(
                SharedBucketTest.class.getClassLoader(),
                new Class<?>[] {AsyncBucketProxy.class},
                (self, method, arguments) -> {
                    throw new IllegalStateException("The cluster is not active");
                });
        SharedBucket leaving = new SharedBucket(RATE, 3, gone);

        assertThat(IntStream.range(0, 200).filter(i -> leaving.take().allowed()))
                .hasSizeBetween(1, 120);
    }

    @Test
    void whatOthersGaveOutIsGoneHereToo() {
        SharedBucket late = new SharedBucket(RATE, 3, answering(CompletableFuture.completedFuture(5L)));

        assertThat(IntStream.range(0, 200).filter(i -> late.take().allowed()).count())
                .isLessThanOrEqualTo(5 + 1);
    }

    private static boolean takes(Buckets buckets, String key) {
        return buckets.take(key, RATE).allowed();
    }

    /** Of the bucket that all share, what is left of it. */
    private static AsyncBucketProxy answering(CompletableFuture<Long> left) {
        return (AsyncBucketProxy) Proxy.newProxyInstance(
                SharedBucketTest.class.getClassLoader(),
                new Class<?>[] {AsyncBucketProxy.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getAvailableTokens" -> left;
                    case "consumeIgnoringRateLimits" -> left.thenApply(answered -> 0L);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static HazelcastInstance node(String name) {
        System.setProperty("hazelcast.logging.type", "slf4j");
        Config config = new Config().setClusterName(name);
        config.getNetworkConfig()
                .setPort(25701)
                .setPortCount(200)
                .getInterfaces()
                .setEnabled(true)
                .addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig()
                .setEnabled(true)
                .setMembers(IntStream.range(25701, 25721)
                        .mapToObj(port -> "127.0.0.1:" + port)
                        .toList());
        config.setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.phone.home.enabled", "false");
        return Hazelcast.newHazelcastInstance(config);
    }
}
