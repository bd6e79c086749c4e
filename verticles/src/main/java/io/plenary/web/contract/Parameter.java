package io.plenary.web.contract;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * A parameter of an operation.
 *
 * @param schema what its value has to be
 */
public record Parameter(String name, Place place, boolean required, JsonObject schema) {

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
                model.getJsonObject("schema"));
    }

    String pointer() {
        return place.prefix() + name;
    }
}
