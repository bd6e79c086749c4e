package io.plenary.services.webhooks;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.contracts.webhooks.Delivery;
import io.plenary.contracts.webhooks.DeliveryLog;
import io.plenary.contracts.webhooks.DeliveryState;
import io.plenary.contracts.webhooks.NewWebhook;
import io.plenary.contracts.webhooks.WebhookDraft;
import io.plenary.contracts.webhooks.WebhookEndpoint;
import io.plenary.contracts.webhooks.WebhookType;
import io.plenary.contracts.webhooks.WebhooksService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Uuids;
import io.plenary.services.events.EventsVerticle;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A node with a real event log, the webhooks service and a receiver, and what tests of them do. */
final class WebhookStage implements AutoCloseable {

    static final UUID PUBLISHED = UUID.randomUUID();
    static final UUID DRAFT = UUID.randomUUID();

    final FakeConferences conferences = new FakeConferences();
    final UUID organization = conferences.organizationId();
    final Caller owner = as(OrganizationRole.OWNER);
    final Receiver receiver = new Receiver();
    final TestNode node;
    final WebhooksService webhooks;

    WebhookStage() {
        conferences.published(PUBLISHED, UUID.randomUUID()).draft(DRAFT, UUID.randomUUID());
        node = TestNode.telling(receiver.settings());
        conferences.standIn(node);
        node.deploy(EventsVerticle::new).deploy(WebhooksVerticle::new);
        webhooks = node.proxy(WebhooksService.class, WebhooksService.ADDRESS);
    }

    Caller as(OrganizationRole role) {
        return new Caller(UUID.randomUUID(), Caller.Platform.NONE, Map.of(organization, role));
    }

    NewWebhook create(String path, WebhookType... types) {
        return create(path, false, types);
    }

    NewWebhook create(String path, boolean ordered, WebhookType... types) {
        return await(webhooks.createWebhook(owner, draft(path, ordered, types)));
    }

    WebhookDraft draft(String path, boolean ordered, WebhookType... types) {
        List<String> texts = Arrays.stream(types).map(WebhookType::text).toList();
        return new WebhookDraft(
                UUID.randomUUID(), organization, null, receiver.address(path), "For tests", texts, ordered);
    }

    WebhookEndpoint endpoint(NewWebhook made) {
        return await(webhooks.getWebhook(owner, organization, made.endpoint().id()));
    }

    List<Delivery> deliveries(NewWebhook made) {
        return await(webhooks.listDeliveries(
                        owner, organization, made.endpoint().id(), null, 200))
                .items();
    }

    DeliveryLog log(NewWebhook made) {
        await().until(() -> !deliveries(made).isEmpty());
        return await(webhooks.getDelivery(
                owner,
                organization,
                made.endpoint().id(),
                deliveries(made).get(0).id()));
    }

    void awaitState(NewWebhook made, DeliveryState state) {
        await().untilAsserted(() -> assertThat(deliveries(made))
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(state)));
    }

    Event moved(UUID conference, int version) {
        return event(conference, new SessionMoved(UUID.randomUUID(), "Lamps", version));
    }

    Event event(UUID conference, Payload payload) {
        return new Event(
                Uuids.next(),
                payload.type(),
                Instant.now(),
                organization,
                conference,
                UUID.randomUUID(),
                null,
                payload.toJson());
    }

    void happen(Event... events) {
        await(node.proxy(EventLog.class, EventLog.ADDRESS)
                .append(Caller.SYSTEM, "program." + PUBLISHED, List.of(events)));
    }

    Database database() {
        return await(node.node().databases().open("webhooks"));
    }

    /** What is to be sent again some time is sent again now. */
    void makeDue() {
        run("update deliveries set due_at = now() where state = 'WAITING'");
        run("update jobs set due_at = now() where holder is null");
        run("insert into jobs (kind, id, due_at) select 'webhooks', endpoint_id, now() from deliveries"
                + " where state = 'WAITING' on conflict do nothing");
    }

    void run(String statement) {
        await(database()
                .write(Caller.SYSTEM, tx -> tx.sql().query(statement).execute().mapEmpty()));
    }

    @Override
    public void close() {
        node.close();
        receiver.close();
    }
}
