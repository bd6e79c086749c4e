package io.plenary.contracts.webhooks;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Tells the programs of organizations what happens, by the Standard Webhooks specification. A message is sent until its receiver
 * has it, so it may come twice, under the same id. For owners of the organization, who alone decide what leaves it.
 */
@ProxyGen
public interface WebhooksService {

    String ADDRESS = "plenary.webhooks";

    /**
     * The organization's endpoints, by address.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<List<WebhookEndpoint>> listWebhooks(Caller caller, UUID organizationId);

    /**
     * An endpoint.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<WebhookEndpoint> getWebhook(Caller caller, UUID organizationId, UUID endpointId);

    /**
     * Adds an endpoint. Only this answer says its secret.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID, CONFLICT (TOO_MANY_WEBHOOKS) where there are 20
     */
    @Once
    Future<NewWebhook> createWebhook(Caller caller, WebhookDraft draft);

    /**
     * Changes where and what an endpoint is told. Enabled again, it hears what happens from then on.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion}
     */
    @Once
    Future<WebhookEndpoint> updateWebhook(
            Caller caller, UUID organizationId, UUID endpointId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes an endpoint with all that was and is to be sent there; where it is gone already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> deleteWebhook(Caller caller, UUID organizationId, UUID endpointId);

    /**
     * Makes new keys. For a day messages are signed with those before as well.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Once
    Future<WebhookKeys> rotateWebhookSecret(Caller caller, UUID organizationId, UUID endpointId);

    /**
     * Sends a message that says nothing, to see whether it arrives.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT (WEBHOOK_DISABLED)
     */
    @Once
    Future<Delivery> testWebhook(Caller caller, UUID organizationId, UUID endpointId);

    /**
     * What was and is to be sent to an endpoint in the last 30 days, the latest first.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<DeliveryPage> listDeliveries(
            Caller caller, UUID organizationId, UUID endpointId, @Nullable String cursor, int limit);

    /**
     * What became of a message, with each attempt.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<DeliveryLog> getDelivery(Caller caller, UUID organizationId, UUID endpointId, UUID deliveryId);

    /**
     * Sends a message once more, under the same id.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT (WEBHOOK_DISABLED)
     */
    @Once
    Future<Delivery> resendDelivery(Caller caller, UUID organizationId, UUID endpointId, UUID deliveryId);

    /**
     * Sends once more what the endpoint is told and what happened since an instant, in the order in which it happened.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT (WEBHOOK_DISABLED), INVALID where that is
     *     longer ago than 30 days
     */
    @Once
    Future<Replay> replayWebhook(Caller caller, UUID organizationId, UUID endpointId, Instant since);
}
