package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Whether somebody wants messages of a kind by a channel.
 *
 * @param must why they get it anyway; {@code NOT} where they decide
 */
@DataObject
public record Preference(MessageKind kind, Channel channel, boolean wanted, MessageKind.Must must) implements Dto {

    public Preference {
        must = must == null ? MessageKind.Must.NOT : must;
    }

    public static Preference fromJson(String json) {
        return Json.read(json, Preference.class);
    }
}
