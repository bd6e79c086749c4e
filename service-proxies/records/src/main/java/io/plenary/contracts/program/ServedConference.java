package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A node that answers for a conference.
 */
@DataObject
public record ServedConference(UUID conferenceId, String nodeId, String address) implements Dto {

    public static ServedConference fromJson(String json) {
        return Json.read(json, ServedConference.class);
    }
}
