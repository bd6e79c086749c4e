package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What somebody wants to be told, and how.
 *
 * @param items each kind with each of its channels
 * @param reminderMinutes how long before a session on their agenda they are reminded of it
 * @param conferences what no mails are sent of about one conference; in a change, what they want again
 */
@DataObject
public record Preferences(List<Preference> items, Integer reminderMinutes, List<ConferencePreference> conferences)
        implements Dto {

    public Preferences {
        conferences = conferences == null ? List.of() : List.copyOf(conferences);
        items = items == null ? List.of() : List.copyOf(items);
    }

    public static Preferences fromJson(String json) {
        return Json.read(json, Preferences.class);
    }
}
