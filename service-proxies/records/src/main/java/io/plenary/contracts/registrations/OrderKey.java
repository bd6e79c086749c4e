package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * An order somebody asks for: by its account, by a right on the conference, or by the secret of its link.
 *
 * @param secret null where the caller is known
 */
@DataObject
public record OrderKey(UUID conferenceId, String code, String secret) implements Dto {

    public static OrderKey fromJson(String json) {
        return Json.read(json, OrderKey.class);
    }

    /** Without the secret, because it may end in a log. */
    @Override
    public String toString() {
        return "OrderKey[conferenceId=" + conferenceId + ", code=" + code + "]";
    }
}
