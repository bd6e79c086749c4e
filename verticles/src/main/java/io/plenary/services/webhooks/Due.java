package io.plenary.services.webhooks;

import io.plenary.contracts.webhooks.WebhookEndpoint;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;

/**
 * What is to be sent to an endpoint now.
 *
 * @param strained whether the last messages did not arrive
 * @param sealedKeys by which it is signed
 */
record Due(WebhookEndpoint endpoint, boolean strained, List<Buffer> sealedKeys, List<Waiting> messages) {

    /** @param attempts that were in vain so far */
    record Waiting(UUID deliveryId, UUID messageId, String body, int attempts) {}
}
