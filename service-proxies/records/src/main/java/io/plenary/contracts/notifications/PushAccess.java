package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What a browser needs to know before it asks to be told, and which ones have.
 *
 * @param publicKey by which push services know us (RFC 8292), in Base64 for URLs
 * @param sends false where messages go to a table for administrators instead of to push services
 * @param devices of the caller, the one that was seen last first
 */
@DataObject
public record PushAccess(String publicKey, boolean sends, List<PushDevice> devices) implements Dto {

    public static PushAccess fromJson(String json) {
        return Json.read(json, PushAccess.class);
    }
}
