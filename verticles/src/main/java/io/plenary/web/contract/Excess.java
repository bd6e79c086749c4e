package io.plenary.web.contract;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what there is too much of in a body: more unknown members than an answer names, lists beyond their bounds. The validator
 * would look at each, and write several sentences about it.
 */
final class Excess {

    /** A megabyte of nonsense deserves no megabyte of answer. */
    static final int MOST_FAULTS = 100;

    private final List<FieldError> unknown = new ArrayList<>();
    private final List<FieldError> tooMany = new ArrayList<>();

    private Excess() {}

    /** @param schema with every reference resolved */
    static List<FieldError> faults(JsonObject schema, Object json) {
        Excess excess = new Excess();
        excess.look("", schema, json);
        return excess.isFull() ? excess.unknown : excess.tooMany;
    }

    private boolean isFull() {
        return unknown.size() >= MOST_FAULTS;
    }

    private void look(String pointer, JsonObject schema, Object json) {
        if (schema == null || isFull()) {
            return;
        }
        if (json instanceof Map<?, ?> members) {
            lookAtMembers(pointer, schema, members);
        } else if (json instanceof List<?> items) {
            lookAtItems(pointer, schema, items);
        }
    }

    private void lookAtMembers(String pointer, JsonObject schema, Map<?, ?> members) {
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        boolean open = !Boolean.FALSE.equals(schema.getValue("additionalProperties"));
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            if (properties.getValue(name) instanceof JsonObject property) {
                look(pointer + "/" + name, property, member.getValue());
            } else if (!open) {
                unknown.add(Fault.UNKNOWN_MEMBER.at(pointer + "/" + escaped(name)));
            }
            if (isFull()) {
                return;
            }
        }
    }

    /** RFC 6901. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void lookAtItems(String pointer, JsonObject schema, List<?> items) {
        int most = schema.getInteger("maxItems", MOST_FAULTS * 10);
        if (items.size() > Math.max(most, MOST_FAULTS)) {
            tooMany.add(Fault.TOO_MANY.at(pointer, Map.of("most", most)));
            return;
        }
        if (schema.getValue("items") instanceof JsonObject item) {
            for (int i = 0; i < items.size(); i++) {
                look(pointer + "/" + i, item, items.get(i));
            }
        }
    }
}
