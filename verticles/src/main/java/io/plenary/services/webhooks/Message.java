package io.plenary.services.webhooks;

import io.plenary.contracts.webhooks.WebhookType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What an organization's programs are told.
 *
 * @param id of the event it is made of
 * @param conferenceId null outside a conference
 * @param body as it is sent and signed
 */
record Message(UUID id, UUID organizationId, UUID conferenceId, String type, String body, Instant occurredAt) {

    static Message of(
            UUID id, UUID organizationId, UUID conferenceId, WebhookType type, Instant occurredAt, JsonObject data) {
        String body = new JsonObject()
                .put("type", type.text())
                .put("timestamp", occurredAt.toString())
                .put("data", data)
                .encode();
        return new Message(id, organizationId, conferenceId, type.text(), body, occurredAt);
    }

    /** By which receivers tell messages that come twice. */
    static String webhookId(UUID id) {
        return "msg_" + id.toString().replace("-", "");
    }
}
