package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A link to the draft.
 *
 * @param id chosen by who makes it
 * @param expiresInDays how long it leads anywhere
 */
@DataObject
public record PreviewLinkDraft(UUID id, String label, Integer expiresInDays) implements Dto {

    public static PreviewLinkDraft fromJson(String json) {
        return Json.read(json, PreviewLinkDraft.class);
    }
}
