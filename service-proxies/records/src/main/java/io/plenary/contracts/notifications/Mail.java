package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A mail as it went out.
 *
 * @param text RFC 5322, with CRLF
 */
@DataObject
public record Mail(String text) implements Dto {

    public static Mail fromJson(String json) {
        return Json.read(json, Mail.class);
    }
}
