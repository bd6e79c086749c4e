package io.plenary.web.random;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes JSON at a place taken at random. */
final class JsonPlaces {

    private record Place(Object holder, Object key) {}

    private JsonPlaces() {}

    /** With another value somewhere. */
    static JsonObject replaced(JsonObject object, Random random, Object value) {
        JsonObject copy = object.copy();
        Place place = any(copy, random);
        if (place.holder() instanceof JsonObject holder) {
            holder.put((String) place.key(), value);
        } else {
            ((JsonArray) place.holder()).set((Integer) place.key(), value);
        }
        return copy;
    }

    /** Without some member or item. */
    static JsonObject removed(JsonObject object, Random random) {
        JsonObject copy = object.copy();
        Place place = any(copy, random);
        if (place.holder() instanceof JsonObject holder) {
            holder.remove((String) place.key());
        } else {
            ((JsonArray) place.holder()).remove((int) (Integer) place.key());
        }
        return copy;
    }

    /** An empty object has room for a member nobody knows. */
    private static Place any(JsonObject object, Random random) {
        List<Place> places = new ArrayList<>();
        collect(object, places);
        return places.isEmpty() ? new Place(object, "unknown") : places.get(random.nextInt(places.size()));
    }

    private static void collect(Object value, List<Place> places) {
        if (value instanceof JsonObject object) {
            object.fieldNames().forEach(name -> {
                places.add(new Place(object, name));
                collect(object.getValue(name), places);
            });
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Place(array, i));
                collect(array.getValue(i), places);
            }
        }
    }
}
