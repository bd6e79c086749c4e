package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestCluster;
import io.vertx.core.Future;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node knows of another one, and of itself. */
class PeersTest {

    private TestCluster cluster;
    private String other;
    private final Rotation rotation = new Rotation();

    @BeforeEach
    void start() {
        cluster = new TestCluster();
        other = cluster.doors().nodeId();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void whatDoesNotWorkElsewhereIsOutOfRotationUntilItDoes() {
        AtomicBoolean works = new AtomicBoolean();
        Health health = new Health(cluster.callee());
        health.register("lamps", () -> works.get() ? Future.succeededFuture() : Future.failedFuture("no oil"));
        health.register("notes", Future::succeededFuture);
        await(cluster.callee().deployVerticle(new Peers(cluster.doors(), health, new Rotation())));
        look(new Health(cluster.caller()));

        soon().until(() -> rotation.isOut(other, "lamps"));
        assertThat(rotation.isOut(other, "notes")).isFalse();

        works.set(true);
        soon().until(rotation::isWhole);
    }

    @Test
    void whatDoesNotWorkHereIsOutOfRotationHere() {
        Health health = new Health(cluster.caller());
        health.register("lamps", () -> Future.failedFuture("no oil"));
        look(health);

        soon().until(() -> rotation.isOut(cluster.callersDoors().nodeId(), "lamps"));
        assertThat(rotation.isOut(other, "lamps")).isFalse();
    }

    @Test
    void aNodeThatSaysNothingIsOutWithAllItsServicesUntilItSpeaks() {
        MessageConsumer<String> silent = cluster.callee().eventBus().consumer("plenary.peers." + other, question -> {});
        await(silent.completion());
        look(new Health(cluster.caller()));

        soon().until(() -> rotation.isOut(other, "lamps"));

        await(cluster.callee()
                .deployVerticle(new Peers(cluster.doors(), new Health(cluster.callee()), new Rotation())));
        await(silent.unregister());
        soon().until(rotation::isWhole);
    }

    @Test
    void aNodeThatCannotBeAskedIsCalledAllTheSame() {
        look(new Health(cluster.caller()));

        Awaitility.await()
                .during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(7))
                .until(rotation::isWhole);
    }

    private void look(Health health) {
        await(cluster.caller().deployVerticle(new Peers(cluster.callersDoors(), health, rotation)));
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(15));
    }
}
