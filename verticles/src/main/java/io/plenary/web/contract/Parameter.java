package io.plenary.web.contract;

import io.plenary.runtime.limits.Limit;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * A parameter of an operation.
 *
 * @param schema what its value has to be
 * @param limit what limits requests that have it, since it can be guessed: the extension {@code x-rate-limit}; null for nothing
 */
public record Parameter(String name, Place place, boolean required, JsonObject schema, Limit limit) {

    /** Where a parameter stands. */
    public enum Place {
        PATH,
        QUERY,
        HEADER;

        /** What pointers to a parameter start with. */
        String prefix() {
            return name().toLowerCase(Locale.ROOT) + "/";
        }
    }

    static Parameter of(JsonObject model) {
        return new Parameter(
                model.getString("name"),
                Place.valueOf(model.getString("in").toUpperCase(Locale.ROOT)),
                model.getBoolean("required", false),
                model.getJsonObject("schema"),
                Limit.of(model.getString("x-rate-limit")).orElse(null));
    }

    String pointer() {
        return place.prefix() + name;
    }
}
