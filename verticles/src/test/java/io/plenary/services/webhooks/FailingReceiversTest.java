package io.plenary.services.webhooks;

import static io.plenary.services.webhooks.WebhookStage.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ProgramEvents.RoomsChanged;
import io.plenary.contracts.webhooks.DeliveryFailure;
import io.plenary.contracts.webhooks.DeliveryState;
import io.plenary.contracts.webhooks.DisabledBecause;
import io.plenary.contracts.webhooks.NewWebhook;
import io.plenary.contracts.webhooks.WebhookEvents.WebhookDisabled;
import io.plenary.contracts.webhooks.WebhookState;
import io.plenary.contracts.webhooks.WebhookType;
import io.plenary.testing.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers that fail, lead elsewhere or never answer: how long they are told, and that others feel nothing of it. */
class FailingReceiversTest {

    private static WebhookStage stage;

    private String path;

    @BeforeAll
    static void start() {
        stage = new WebhookStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void choosePath() {
        path = "/" + UUID.randomUUID();
    }

    private List<Receiver.Received> received() {
        return stage.receiver.received(path);
    }

    @Test
    void afterTenAttemptsAMessageIsGivenUp() {
        stage.receiver.on(path, Receiver.status(500));
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);
        stage.happen(stage.moved(PUBLISHED, 1));

        for (int attempts = 1; attempts < 10; attempts++) {
            int before = attempts;
            await().until(() -> stage.log(made).delivery().attempts() >= before);
            stage.makeDue();
        }

        stage.awaitState(made, DeliveryState.FAILED);
        assertThat(received()).hasSize(10);
        assertThat(stage.endpoint(made).state()).isEqualTo(WebhookState.ENABLED);
    }

    @Test
    void whoSaysGoneIsNotToldAnyMore() {
        Queue<Event> announced = stage.node.listen(WebhookDisabled.class);
        stage.receiver.on(path, Receiver.status(410));
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);

        stage.happen(stage.moved(PUBLISHED, 1));
        await().until(() -> stage.endpoint(made).state() == WebhookState.DISABLED);
        stage.happen(stage.moved(PUBLISHED, 2));

        assertThat(stage.endpoint(made).disabledBecause()).isEqualTo(DisabledBecause.GONE);
        stage.awaitState(made, DeliveryState.FAILED);
        await().untilAsserted(() -> assertThat(announced)
                .extracting(event -> event.as(WebhookDisabled.class))
                .contains(new WebhookDisabled(made.endpoint().id(), DisabledBecause.GONE)));
    }

    @Test
    void whoDoesNotHearForFiveDaysIsDisabled() {
        stage.receiver.on(path, Receiver.status(500));
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);
        stage.happen(stage.moved(PUBLISHED, 1));
        await().until(() -> stage.endpoint(made).failingSince() != null);

        stage.run("update webhook_endpoints set failing_since = now() - interval '5 days' where id = '"
                + made.endpoint().id() + "'");
        stage.makeDue();

        await().until(() -> stage.endpoint(made).disabledBecause() == DisabledBecause.FAILING);
        stage.awaitState(made, DeliveryState.FAILED);
    }

    @Test
    void theDeadKeepNoLivingWaiting() {
        CountDownLatch over = new CountDownLatch(1);
        List<NewWebhook> dead = IntStream.range(0, 12)
                .mapToObj(i -> {
                    stage.receiver.on(path + "-dead-" + i, exchange -> wait(over));
                    return stage.create(path + "-dead-" + i, WebhookType.ROOMS_CHANGED);
                })
                .toList();
        stage.run("update webhook_endpoints set strained = true where id in ("
                + String.join(
                        ",",
                        dead.stream().map(it -> "'" + it.endpoint().id() + "'").toList()) + ")");
        stage.happen(stage.event(PUBLISHED, new RoomsChanged(UUID.randomUUID(), 1)));
        await().until(() -> IntStream.range(0, 12)
                .anyMatch(i -> !stage.receiver.received(path + "-dead-" + i).isEmpty()));
        NewWebhook living = stage.create(path, WebhookType.SESSION_MOVED);

        stage.happen(Stream.generate(() -> stage.moved(PUBLISHED, 1)).limit(50).toArray(Event[]::new));

        await().atMost(Duration.ofSeconds(10)).until(() -> received().size() == 50);
        stage.awaitState(living, DeliveryState.DELIVERED);
        over.countDown();
        dead.forEach(it -> TestNode.await(stage.webhooks.deleteWebhook(
                stage.owner, stage.organization, it.endpoint().id())));
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void endlessAnswersAndRedirectsAreOnlyLookedAt() {
        stage.receiver
                .on(path, exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[100_000]);
                    exchange.getResponseBody().flush();
                })
                .on(path + "-moved", exchange -> {
                    exchange.getResponseHeaders().set("Location", stage.receiver.address(path + "-secret"));
                    exchange.sendResponseHeaders(307, -1);
                });
        NewWebhook chatty = stage.create(path, WebhookType.SESSION_MOVED);
        NewWebhook leading = stage.create(path + "-moved", WebhookType.SESSION_MOVED);

        stage.happen(stage.moved(PUBLISHED, 1));

        stage.awaitState(chatty, DeliveryState.DELIVERED);
        assertThat(stage.log(chatty).attempts().get(0).answer()).hasSize(4_096);
        await().until(() -> stage.log(leading).attempts().size() == 1);
        assertThat(stage.log(leading).attempts().get(0).status()).isEqualTo(307);
        assertThat(stage.receiver.received(path + "-secret")).isEmpty();
    }

    @Test
    void anAddressWithinIsNotAskedThoughItWasOnceTaken() {
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);
        stage.run("update webhook_endpoints set url = replace(url, '127.0.0.1', '127.0.0.2') where id = '"
                + made.endpoint().id() + "'");

        stage.happen(stage.moved(PUBLISHED, 1));

        await().until(() -> stage.log(made).attempts().size() == 1);
        assertThat(stage.log(made).attempts().get(0).failure()).isEqualTo(DeliveryFailure.ADDRESS);
        assertThat(received()).isEmpty();
    }
}
