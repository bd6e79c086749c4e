package io.plenary.web.random;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Members of an answer that its schema does not describe. Schemas of answers allow any, since there may be new ones; today there are none. */
final class Undeclared {

    /** Where the contract has a member of this name, its reader takes it for something else. */
    private static final String SCHEMA = "$schema";

    private Undeclared() {}

    /** JSON pointers. An object without properties in its schema is a map of anything. */
    static List<String> members(JsonObject schema, Object value) {
        List<String> found = new ArrayList<>();
        collect(schema, value, "", found);
        return found;
    }

    private static void collect(JsonObject schema, Object value, String pointer, List<String> found) {
        JsonObject properties = properties(schema);
        if (value instanceof JsonObject object && !properties.isEmpty()) {
            object.forEach(member -> {
                String place = pointer + "/" + member.getKey();
                JsonObject described = properties.getJsonObject(member.getKey());
                if (member.getKey().equals(SCHEMA)) {
                    return;
                }
                if (described == null) {
                    found.add(place);
                } else {
                    collect(described, member.getValue(), place, found);
                }
            });
        } else if (value instanceof JsonArray array && schema.containsKey("items")) {
            for (int i = 0; i < array.size(); i++) {
                collect(schema.getJsonObject("items"), array.getValue(i), pointer + "/" + i, found);
            }
        }
    }

    private static JsonObject properties(JsonObject schema) {
        JsonObject properties = new JsonObject();
        schema.getJsonArray("allOf", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .forEach(part -> properties.mergeIn(properties(part)));
        return properties.mergeIn(schema.getJsonObject("properties", new JsonObject()));
    }
}
