package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A speaker on a session.
 *
 * @param name as credited on this session; may differ from the speaker's own
 * @param number the numeric person id old schedule clients know, null to let the service choose
 */
@DataObject
public record Credit(UUID speakerId, String name, Integer number) implements Dto {

    public static Credit fromJson(String json) {
        return Json.read(json, Credit.class);
    }
}
