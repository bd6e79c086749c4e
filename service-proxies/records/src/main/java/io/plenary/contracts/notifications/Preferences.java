package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What somebody wants to be told, and how: each kind with each of its channels.
 */
@DataObject
public record Preferences(List<Preference> items) implements Dto {

    public static Preferences fromJson(String json) {
        return Json.read(json, Preferences.class);
    }
}
