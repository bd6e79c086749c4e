package io.plenary.services.webhooks;

import static io.plenary.services.webhooks.WebhookStage.DRAFT;
import static io.plenary.services.webhooks.WebhookStage.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.webhooks.DeliveryAttempt;
import io.plenary.contracts.webhooks.DeliveryState;
import io.plenary.contracts.webhooks.NewWebhook;
import io.plenary.contracts.webhooks.WebhookKeys;
import io.plenary.contracts.webhooks.WebhookType;
import io.plenary.testing.TestNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages on their way, with a receiver that answers as it likes. */
class DeliveringTest {

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
    void whatHappensIsToldSignedByBothKeys() {
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);
        Event moved = stage.moved(PUBLISHED, 7);

        stage.happen(moved);

        stage.awaitState(made, DeliveryState.DELIVERED);
        Receiver.Received message = received().get(0);
        assertThat(received()).hasSize(1);
        assertThat(message.isSharedSecretKnown(made.keys())).isTrue();
        assertThat(message.isSignedFor(made.keys())).isTrue();
        assertThat(message.type()).isEqualTo("session.moved");
        assertThat(message.id()).isEqualTo("msg_" + moved.id().toString().replace("-", ""));
        assertThat(Instant.ofEpochSecond(Long.parseLong(message.timestamp())))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(message.data().getString("title")).isEqualTo("Lamps");
        assertThat(message.data().getInteger("version")).isEqualTo(7);
        assertThat(message.body()).doesNotContain(moved.actorId().toString());
    }

    @Test
    void nothingIsToldThatNobodyAskedFor() {
        NewWebhook others = stage.create(path, WebhookType.PROGRAM_IMPORTED);
        NewWebhook made = stage.create(path + "-moved", WebhookType.SESSION_MOVED);

        stage.happen(stage.moved(PUBLISHED, 1));

        stage.awaitState(made, DeliveryState.DELIVERED);
        assertThat(stage.deliveries(others)).isEmpty();
        assertThat(received()).isEmpty();
    }

    @Test
    void ofADraftOnlyIdsAreTold() {
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);

        stage.happen(stage.moved(DRAFT, 1));

        stage.awaitState(made, DeliveryState.DELIVERED);
        assertThat(received().get(0).data().getString("conferenceId")).isEqualTo(DRAFT.toString());
        assertThat(received().get(0).body()).doesNotContain("Lamps").doesNotContain("A conference");
    }

    @Test
    void whatDoesNotArriveIsSentAgainUnderTheSameId() {
        stage.receiver.on(path, exchange -> {
            byte[] answer = "not now\0".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, answer.length);
            exchange.getResponseBody().write(answer);
        });
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);

        stage.happen(stage.moved(PUBLISHED, 1));
        await().until(() -> stage.log(made).attempts().size() == 1);
        assertThat(stage.log(made).delivery().state()).isEqualTo(DeliveryState.WAITING);
        assertThat(stage.log(made).delivery().dueAt())
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5));
        assertThat(stage.endpoint(made).failingSince()).isNotNull();
        stage.receiver.on(path, Receiver.FINE);
        stage.makeDue();

        stage.awaitState(made, DeliveryState.DELIVERED);
        assertThat(received())
                .extracting(Receiver.Received::id)
                .hasSize(2)
                .containsOnly(received().get(0).id());
        assertThat(stage.log(made).attempts())
                .extracting(DeliveryAttempt::status)
                .containsExactly(204, 503);
        assertThat(stage.log(made).attempts().get(1).answer()).isEqualTo("not now\uFFFD");
        assertThat(stage.endpoint(made).failingSince()).isNull();
    }

    @Test
    void whereOrderMattersEachWaitsForTheOneBefore() {
        AtomicInteger asked = new AtomicInteger();
        stage.receiver.on(path, exchange -> exchange.sendResponseHeaders(asked.incrementAndGet() == 3 ? 500 : 204, -1));
        NewWebhook made = stage.create(path, true, WebhookType.SESSION_MOVED);

        stage.happen(IntStream.rangeClosed(1, 8)
                .mapToObj(version -> stage.moved(PUBLISHED, version))
                .toArray(Event[]::new));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            stage.makeDue();
            assertThat(received()).hasSize(9);
        });
        assertThat(received())
                .extracting(message -> message.data().getInteger("version"))
                .containsExactly(1, 2, 3, 3, 4, 5, 6, 7, 8);
        stage.awaitState(made, DeliveryState.DELIVERED);
    }

    @Test
    void forADayTheKeysBeforeSignAsWell() {
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);
        WebhookKeys next = TestNode.await(stage.webhooks.rotateWebhookSecret(
                stage.owner, stage.organization, made.endpoint().id()));

        stage.happen(stage.moved(PUBLISHED, 1));
        await().until(() -> received().size() == 1);
        stage.run("update webhook_endpoints set former_until = now() where id = '"
                + made.endpoint().id() + "'");
        stage.happen(stage.moved(PUBLISHED, 2));
        await().until(() -> received().size() == 2);

        assertThat(received()).allMatch(message -> message.isSharedSecretKnown(next));
        assertThat(received())
                .extracting(message -> message.isSharedSecretKnown(made.keys()))
                .containsExactly(true, false);
    }

    @Test
    void whatWasSentIsSentOnceMoreWhereSomebodyAsks() {
        NewWebhook made = stage.create(path, WebhookType.SESSION_MOVED);
        stage.happen(stage.moved(PUBLISHED, 1));
        stage.awaitState(made, DeliveryState.DELIVERED);

        TestNode.await(stage.webhooks.resendDelivery(
                stage.owner,
                stage.organization,
                made.endpoint().id(),
                stage.deliveries(made).get(0).id()));

        await().until(() -> received().size() == 2);
        assertThat(received())
                .extracting(Receiver.Received::id)
                .containsOnly(received().get(0).id());
    }

    @Test
    void whoComesLaterIsToldWhatHappenedBefore() {
        NewWebhook witness = stage.create(path + "-witness", WebhookType.SESSION_MOVED);
        Instant before = Instant.now();
        stage.happen(stage.moved(PUBLISHED, 101), stage.moved(PUBLISHED, 102), stage.moved(PUBLISHED, 103));
        await().until(() -> stage.deliveries(witness).size() == 3);
        NewWebhook made = stage.create(path, true, WebhookType.SESSION_MOVED);

        long messages = TestNode.await(stage.webhooks.replayWebhook(
                        stage.owner, stage.organization, made.endpoint().id(), before))
                .messages();

        await().until(() -> received().size() >= messages);
        assertThat(received().stream()
                        .map(message -> message.data().getInteger("version"))
                        .filter(version -> version > 100))
                .containsExactly(101, 102, 103);
    }

    @Test
    void aTestArrivesWhateverAnEndpointWantsToKnow() {
        NewWebhook made = stage.create(path, WebhookType.PROGRAM_IMPORTED);

        TestNode.await(stage.webhooks.testWebhook(
                stage.owner, stage.organization, made.endpoint().id()));

        await().until(() -> received().size() == 1);
        assertThat(received().get(0).type()).isEqualTo("webhook.test");
        assertThat(received().get(0).isSharedSecretKnown(made.keys())).isTrue();
    }
}
