package io.plenary.services.webhooks;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.webhooks.Delivery;
import io.plenary.contracts.webhooks.DeliveryLog;
import io.plenary.contracts.webhooks.DeliveryPage;
import io.plenary.contracts.webhooks.DisabledBecause;
import io.plenary.contracts.webhooks.NewWebhook;
import io.plenary.contracts.webhooks.Replay;
import io.plenary.contracts.webhooks.WebhookDraft;
import io.plenary.contracts.webhooks.WebhookEndpoint;
import io.plenary.contracts.webhooks.WebhookEvents;
import io.plenary.contracts.webhooks.WebhookEvents.WebhookAdded;
import io.plenary.contracts.webhooks.WebhookEvents.WebhookRemoved;
import io.plenary.contracts.webhooks.WebhookEvents.WebhookSecretRotated;
import io.plenary.contracts.webhooks.WebhookKeys;
import io.plenary.contracts.webhooks.WebhookState;
import io.plenary.contracts.webhooks.WebhookType;
import io.plenary.contracts.webhooks.WebhooksService;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.outbound.Outbound;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

final class Webhooks implements WebhooksService {

    private static final Set<String> EDITABLE = Set.of("url", "description", "types", "ordered", "state");

    private final Vertx vertx;
    private final Database database;
    private final ConferencesService conferences;
    private final Outbound outbound;
    private final KeyVault vault;
    private final Deliveries deliveries;

    Webhooks(
            Vertx vertx,
            Database database,
            ConferencesService conferences,
            Outbound outbound,
            KeyVault vault,
            Deliveries deliveries) {
        this.vertx = vertx;
        this.database = database;
        this.conferences = conferences;
        this.outbound = outbound;
        this.vault = vault;
        this.deliveries = deliveries;
    }

    @Override
    public Future<List<WebhookEndpoint>> listWebhooks(Caller caller, UUID organizationId) {
        WebhookRules.requireMayManage(caller, organizationId);
        return database.read(caller, sql -> EndpointStore.of(sql, organizationId));
    }

    @Override
    public Future<WebhookEndpoint> getWebhook(Caller caller, UUID organizationId, UUID endpointId) {
        WebhookRules.requireMayManage(caller, organizationId);
        return database.read(caller, sql -> EndpointStore.find(sql, organizationId, endpointId))
                .map(found -> found.orElseThrow(Webhooks::noSuchWebhook));
    }

    @Override
    public Future<NewWebhook> createWebhook(Caller caller, WebhookDraft draft) {
        WebhookRules.requireMayManage(caller, draft.organizationId());
        WebhookRules.check(draft.url(), draft.description(), draft.types(), outbound::mayAsk);
        return requireOwnConference(caller, draft)
                .compose(own -> vertx.executeBlocking(Keys::generate, false))
                .compose(keys -> database.once(caller, tx -> insert(tx, draft, keys)));
    }

    private Future<Void> requireOwnConference(Caller caller, WebhookDraft draft) {
        return draft.conferenceId() == null
                ? Future.succeededFuture()
                : conferences
                        .conferencesByIds(caller, List.of(draft.conferenceId().toString()))
                        .map(found -> {
                            boolean own = found.stream()
                                    .anyMatch(it -> it.organizationId().equals(draft.organizationId()));
                            new Faults()
                                    .check(own, "/conferenceId", Fault.IMPOSSIBLE)
                                    .refuseIfAny("The organization has no such conference.");
                            return null;
                        });
    }

    private Future<NewWebhook> insert(Transaction tx, WebhookDraft draft, Keys keys) {
        return EndpointStore.lockAndCount(tx.sql(), draft.organizationId()).compose(count -> {
            WebhookRules.requireRoom(count);
            return EndpointStore.insert(tx.sql(), draft, keys.seal(vault, draft.id()))
                    .map(inserted -> inserted.map(endpoint -> announced(tx, endpoint, new WebhookAdded(endpoint.id())))
                            .map(endpoint -> new NewWebhook(endpoint, keys.shown()))
                            .orElseThrow(() -> Refusal.CONFLICT.because("The id of the webhook is in use.")));
        });
    }

    @Override
    public Future<WebhookEndpoint> updateWebhook(
            Caller caller, UUID organizationId, UUID endpointId, MergePatch patch, Long ifVersion) {
        WebhookRules.requireMayManage(caller, organizationId);
        return database.once(
                caller, tx -> locked(tx, organizationId, endpointId).compose(endpoint -> {
                    WebhookRules.requireVersion(endpoint, ifVersion);
                    WebhookEndpoint patched =
                            settled(endpoint, patch.applyTo(endpoint, WebhookEndpoint.class, EDITABLE));
                    WebhookRules.check(patched.url(), patched.description(), patched.types(), outbound::mayAsk);
                    return patched.equals(endpoint) ? Future.succeededFuture(endpoint) : update(tx, patched);
                }));
    }

    /** Whoever disables it wants that, and whoever enables it begins anew. */
    private static WebhookEndpoint settled(WebhookEndpoint before, WebhookEndpoint after) {
        boolean same = before.state() == after.state();
        DisabledBecause because = after.isEnabled() ? null : DisabledBecause.OWNER;
        return new WebhookEndpoint(
                after.id(),
                after.organizationId(),
                after.conferenceId(),
                after.url(),
                after.description(),
                after.types(),
                after.ordered(),
                after.isEnabled() ? WebhookState.ENABLED : WebhookState.DISABLED,
                same ? before.disabledBecause() : because,
                same ? before.failingSince() : null,
                after.createdAt(),
                after.updatedAt(),
                after.version());
    }

    private static Future<WebhookEndpoint> update(Transaction tx, WebhookEndpoint patched) {
        return EndpointStore.update(tx.sql(), patched)
                .compose(updated -> updated.isEnabled()
                        ? Future.succeededFuture(updated)
                        : DeliveryStore.failWaiting(tx.sql(), updated.id()).map(updated));
    }

    @Override
    public Future<Void> deleteWebhook(Caller caller, UUID organizationId, UUID endpointId) {
        WebhookRules.requireMayManage(caller, organizationId);
        return database.once(caller, tx -> EndpointStore.delete(tx.sql(), organizationId, endpointId)
                .compose(deleted -> {
                    if (!deleted) {
                        return Future.succeededFuture();
                    }
                    tx.announce(new WebhookRemoved(endpointId), organizationId, null);
                    return deliveries.forget(tx.sql(), endpointId);
                }));
    }

    @Override
    public Future<WebhookKeys> rotateWebhookSecret(Caller caller, UUID organizationId, UUID endpointId) {
        WebhookRules.requireMayManage(caller, organizationId);
        return vertx.executeBlocking(Keys::generate, false)
                .compose(keys -> database.once(
                        caller, tx -> locked(tx, organizationId, endpointId).compose(endpoint -> EndpointStore.rotate(
                                        tx.sql(), organizationId, endpointId, keys.seal(vault, endpointId))
                                .map(rotated -> {
                                    announced(tx, endpoint, new WebhookSecretRotated(endpointId));
                                    return keys.shown();
                                }))));
    }

    @Override
    public Future<Delivery> testWebhook(Caller caller, UUID organizationId, UUID endpointId) {
        WebhookRules.requireMayManage(caller, organizationId);
        Message message = Message.of(
                Uuids.next(),
                organizationId,
                null,
                WebhookType.WEBHOOK_TEST,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                new JsonObject().put("endpointId", endpointId.toString()));
        return database.once(caller, tx -> enabled(tx, organizationId, endpointId)
                .compose(endpoint -> MessageStore.insert(tx.sql(), List.of(message)))
                .compose(kept -> MessageStore.deliverTo(tx.sql(), organizationId, endpointId, message.id()))
                .compose(delivery -> deliveries.ask(tx, endpointId).map(delivery))
                .compose(delivery -> delivery(tx, organizationId, endpointId, delivery)));
    }

    @Override
    public Future<DeliveryPage> listDeliveries(
            Caller caller, UUID organizationId, UUID endpointId, String cursor, int limit) {
        Faults.requirePage(limit);
        WebhookRules.requireMayManage(caller, organizationId);
        Cursor start = Cursor.parse(cursor);
        return getWebhook(caller, organizationId, endpointId)
                .compose(endpoint -> database.read(
                        caller, sql -> DeliveryStore.list(sql, organizationId, endpointId, start, limit)));
    }

    @Override
    public Future<DeliveryLog> getDelivery(Caller caller, UUID organizationId, UUID endpointId, UUID deliveryId) {
        WebhookRules.requireMayManage(caller, organizationId);
        return database.read(caller, sql -> DeliveryStore.log(sql, organizationId, endpointId, deliveryId))
                .map(found -> found.orElseThrow(Webhooks::noSuchDelivery));
    }

    @Override
    public Future<Delivery> resendDelivery(Caller caller, UUID organizationId, UUID endpointId, UUID deliveryId) {
        WebhookRules.requireMayManage(caller, organizationId);
        return database.once(caller, tx -> enabled(tx, organizationId, endpointId)
                .compose(endpoint -> delivery(tx, organizationId, endpointId, deliveryId))
                .compose(found -> DeliveryStore.resend(tx.sql(), organizationId, deliveryId))
                .compose(resent -> deliveries.ask(tx, endpointId))
                .compose(asked -> delivery(tx, organizationId, endpointId, deliveryId)));
    }

    @Override
    public Future<Replay> replayWebhook(Caller caller, UUID organizationId, UUID endpointId, Instant since) {
        WebhookRules.requireMayManage(caller, organizationId);
        WebhookRules.requireKept(since, Instant.now());
        return database.once(caller, tx -> enabled(tx, organizationId, endpointId)
                .compose(endpoint -> MessageStore.deliverSince(tx.sql(), organizationId, endpointId, since))
                .compose(messages -> deliveries.ask(tx, endpointId).map(new Replay(messages))));
    }

    private static Future<WebhookEndpoint> enabled(Transaction tx, UUID organizationId, UUID endpointId) {
        return locked(tx, organizationId, endpointId).map(endpoint -> {
            WebhookRules.requireEnabled(endpoint);
            return endpoint;
        });
    }

    private static Future<WebhookEndpoint> locked(Transaction tx, UUID organizationId, UUID endpointId) {
        return EndpointStore.lock(tx.sql(), organizationId, endpointId)
                .map(found -> found.orElseThrow(Webhooks::noSuchWebhook));
    }

    private static Future<Delivery> delivery(Transaction tx, UUID organizationId, UUID endpointId, UUID deliveryId) {
        return DeliveryStore.find(tx.sql(), organizationId, endpointId, deliveryId)
                .map(found -> found.orElseThrow(Webhooks::noSuchDelivery));
    }

    private static WebhookEndpoint announced(Transaction tx, WebhookEndpoint endpoint, WebhookEvents what) {
        tx.announce(what, endpoint.organizationId(), endpoint.conferenceId());
        return endpoint;
    }

    private static RuntimeException noSuchWebhook() {
        return Refusal.NOT_FOUND.because("There is no such webhook.");
    }

    private static RuntimeException noSuchDelivery() {
        return Refusal.NOT_FOUND.because("There is no such delivery.");
    }
}
