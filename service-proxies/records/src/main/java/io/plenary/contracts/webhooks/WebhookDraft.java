package io.plenary.contracts.webhooks;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * An endpoint that somebody wants.
 *
 * @param id chosen by the caller
 * @param conferenceId null for all of the organization's
 */
@DataObject
public record WebhookDraft(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String url,
        String description,
        List<String> types,
        boolean ordered)
        implements Dto {

    public static WebhookDraft fromJson(String json) {
        return Json.read(json, WebhookDraft.class);
    }

    public WebhookDraft {
        types = types == null ? List.of() : List.copyOf(types);
    }
}
