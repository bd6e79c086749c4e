package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What somebody shows at a door.
 *
 * @param code signed, so that a door without a network can tell that it is genuine: 81 bytes in Base64url
 */
@DataObject
public record Pass(UUID ticketId, String code) implements Dto {

    public static Pass fromJson(String json) {
        return Json.read(json, Pass.class);
    }

    /** Without the code, because it may end in a log. */
    @Override
    public String toString() {
        return "Pass[ticketId=" + ticketId + "]";
    }
}
