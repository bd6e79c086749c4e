package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HealthTest {

    private Health health;

    @BeforeEach
    void start(Vertx vertx) {
        health = new Health(vertx);
    }

    @Test
    void aNodeWithoutServicesIsReady() {
        assertThat(ready().getString("status")).isEqualTo("UP");
        assertThat(ready().getJsonObject("services")).isEmpty();
    }

    @Test
    void everyInstanceOfAServiceIsAsked() {
        health.register("lamps", () -> Future.failedFuture("no oil"));
        health.register("lamps", Future::succeededFuture);
        health.register("notes", Future::succeededFuture);

        JsonObject ready = ready();

        assertThat(ready.getString("status")).isEqualTo("DOWN");
        assertThat(ready.getJsonObject("services"))
                .isEqualTo(new JsonObject().put("lamps", "DOWN").put("notes", "UP"));
        assertThat(ready.getJsonArray("checks").encode()).doesNotContain("no oil");
    }

    @Test
    void aCheckThatDoesNotAnswerIsDownAndKeepsNobodyWaiting() {
        Promise<Void> never = Promise.promise();
        health.register("lamps", never::future);

        assertThat(ready().getJsonObject("services").getString("lamps")).isEqualTo("DOWN");
    }

    @Test
    void aCheckThatThrowsIsDown() {
        health.register("lamps", () -> {
            throw new IllegalStateException("no oil");
        });

        assertThat(ready().getJsonObject("services").getString("lamps")).isEqualTo("DOWN");
    }

    @Test
    void anInstanceWhoseEventLoopIsBlockedIsDownUntilItGoesOn(Vertx vertx) {
        Context lamps = contextOfItsOwn(vertx);
        CountDownLatch registered = new CountDownLatch(1);
        CountDownLatch blocking = new CountDownLatch(1);
        lamps.runOnContext(begun -> {
            health.register("lamps", Future::succeededFuture);
            registered.countDown();
            awaitUninterruptibly(blocking);
        });
        awaitUninterruptibly(registered);

        assertThat(ready().getJsonObject("services").getString("lamps")).isEqualTo("DOWN");
        assertThat(await(health.down())).containsExactly("lamps");

        blocking.countDown();
        assertThat(ready().getJsonObject("services").getString("lamps")).isEqualTo("UP");
    }

    private static Context contextOfItsOwn(Vertx vertx) {
        Promise<Context> own = Promise.promise();
        await(vertx.deployVerticle(context -> {
            own.complete(context);
            return Future.succeededFuture();
        }));
        return await(own.future());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInstanceThatIsGoneIsNotAsked() {
        Runnable first = health.register("lamps", () -> Future.failedFuture("no oil"));
        Runnable second = health.register("lamps", Future::succeededFuture);

        first.run();
        assertThat(ready().getJsonObject("services").getMap()).isEqualTo(Map.of("lamps", "UP"));
        second.run();
        assertThat(ready().getJsonObject("services")).isEmpty();
        assertThat(ready().getJsonArray("checks")).isEmpty();

        health.register("lamps", Future::succeededFuture);
        assertThat(ready().getJsonObject("services").getMap()).isEqualTo(Map.of("lamps", "UP"));
    }

    @Test
    void whoLeavesIsNotReady() {
        health.register("lamps", Future::succeededFuture);
        health.leave();

        assertThat(ready().getString("status")).isEqualTo("DOWN");
        assertThat(ready().getJsonObject("services").getString("lamps")).isEqualTo("UP");
    }

    private JsonObject ready() {
        return await(health.ready());
    }
}
