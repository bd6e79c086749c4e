package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * By which people who are not of the staff see the draft.
 *
 * @param label says whom it was made for
 * @param token what stands in the link; null but in the answer that makes it
 */
@DataObject
public record PreviewLink(UUID id, String label, UUID createdBy, Instant createdAt, Instant expiresAt, String token)
        implements Dto {

    public PreviewLink with(String secret) {
        return new PreviewLink(id, label, createdBy, createdAt, expiresAt, secret);
    }

    public static PreviewLink fromJson(String json) {
        return Json.read(json, PreviewLink.class);
    }
}
