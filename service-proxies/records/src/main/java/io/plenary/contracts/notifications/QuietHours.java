package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * When somebody is not to be disturbed: messages wait until it ends. Without members there is no such time.
 *
 * @param begins time of the day, {@code 22:00}
 * @param ends time of the day; earlier than the beginning where a night is meant
 * @param timeZone IANA name of where the reader is
 */
@DataObject
public record QuietHours(String begins, String ends, String timeZone) implements Dto {

    public static final QuietHours NONE = new QuietHours(null, null, null);

    public static QuietHours fromJson(String json) {
        return Json.read(json, QuietHours.class);
    }
}
