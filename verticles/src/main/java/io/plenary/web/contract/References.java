package io.plenary.web.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is named by {@code $ref} within a document, put where it is named. It is the same object wherever that is: a document of
 * thousands of references stays as large as it was.
 */
final class References {

    private static final String REFERENCE = "$ref";

    private final JsonObject document;
    private final Map<String, Object> targets = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Set<Object> begun = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> ended = Collections.newSetFromMap(new IdentityHashMap<>());

    private References(Map<String, Object> document) {
        this.document = new JsonObject(document);
    }

    /** @throws IllegalArgumentException if there is nothing where one leads, or it leads back to where it stands */
    static void resolve(Map<String, Object> document) {
        new References(document).resolved(document);
    }

    @SuppressWarnings("unchecked")
    private Object resolved(Object value) {
        if (value instanceof Map<?, ?> object) {
            if (object.get(REFERENCE) instanceof String reference) {
                return target(reference);
            }
            if (begun.add(object)) {
                ((Map<String, Object>) object).replaceAll((name, member) -> resolved(member));
                ended.add(object);
            }
        } else if (value instanceof List<?> list) {
            ((List<Object>) list).replaceAll(this::resolved);
        }
        return value;
    }

    private Object target(String reference) {
        Object known = targets.get(reference);
        if (known != null) {
            return known;
        }
        Object found = find(reference);
        if (!underWay.add(reference) || begun.contains(found) && !ended.contains(found)) {
            throw new IllegalArgumentException("The contract contains itself at " + reference);
        }
        Object target = resolved(found);
        targets.put(reference, target);
        return target;
    }

    private Object find(String reference) {
        Object found = JsonPointer.fromURI(URI.create(reference)).queryJson(document);
        if (found == null) {
            throw new IllegalArgumentException("The contract has nothing at " + reference);
        }
        return found instanceof JsonObject object
                ? object.getMap()
                : found instanceof JsonArray array ? array.getList() : found;
    }
}
