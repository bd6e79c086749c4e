package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Whether somebody wants mails of a kind about one conference; where nothing is said it is as about all.
 */
@DataObject
public record ConferencePreference(MessageKind kind, UUID conferenceId, boolean wanted) implements Dto {

    public static ConferencePreference fromJson(String json) {
        return Json.read(json, ConferencePreference.class);
    }
}
