package io.plenary.contracts.speakers;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * At which address a speaker is read. Nobody but the organization's staff learns it; whoever has confirmed it as that of their account
 * is the speaker.
 *
 * @param email null where nobody said
 */
@DataObject
public record SpeakerEmail(UUID organizationId, UUID speakerId, String email) implements Dto {

    public static SpeakerEmail fromJson(String json) {
        return Json.read(json, SpeakerEmail.class);
    }
}
