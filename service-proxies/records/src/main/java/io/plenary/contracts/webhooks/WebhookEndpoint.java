package io.plenary.contracts.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where an organization wants to be told what happens.
 *
 * @param conferenceId of which it is told alone; null for all of the organization's
 * @param types what it is told, by {@link WebhookType#text}
 * @param ordered whether each message waits until the one before has arrived
 * @param disabledBecause null while it is enabled
 * @param failingSince null where the last message has arrived
 */
@DataObject
public record WebhookEndpoint(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String url,
        String description,
        List<String> types,
        boolean ordered,
        WebhookState state,
        DisabledBecause disabledBecause,
        Instant failingSince,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static WebhookEndpoint fromJson(String json) {
        return Json.read(json, WebhookEndpoint.class);
    }

    /** Whether something may be sent there. */
    @JsonIgnore
    public boolean isEnabled() {
        return state == WebhookState.ENABLED;
    }
}
