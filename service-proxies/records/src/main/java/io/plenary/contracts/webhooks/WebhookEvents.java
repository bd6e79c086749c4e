package io.plenary.contracts.webhooks;

import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the webhooks service announces; no payload carries a secret. */
public sealed interface WebhookEvents extends Payload {

    record WebhookAdded(UUID endpointId) implements WebhookEvents {}

    record WebhookRemoved(UUID endpointId) implements WebhookEvents {}

    record WebhookSecretRotated(UUID endpointId) implements WebhookEvents {}

    /** Nothing is sent there any more, though nobody wanted that; its organization's owners should know. */
    record WebhookDisabled(UUID endpointId, DisabledBecause because) implements WebhookEvents {}
}
