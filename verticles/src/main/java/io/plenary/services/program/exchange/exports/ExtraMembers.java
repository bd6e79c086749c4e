package io.plenary.services.program.exchange.exports;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Recording;
import io.plenary.services.program.sessions.PrivateMembers;
import io.vertx.core.json.JsonObject;

/** What a file says of a session beyond its fields: what has a place in other files again, and what may be private. */
public final class ExtraMembers {

    static final String CODE = "code";
    public static final String ORIGIN = "originUrl";
    static final String RECORDING = "recordingUrl";

    private ExtraMembers() {}

    /**
     * What the file says; null if that is nothing.
     *
     * @param origin where the file says it was taken from; may be null
     */
    public static JsonObject of(Entry entry, String origin) {
        JsonObject extra = new JsonObject();
        put(extra, CODE, entry.code());
        put(extra, ORIGIN, origin);
        Recording recording = entry.recording();
        put(extra, RECORDING, recording == null ? null : recording.url());
        if (!entry.extra().isEmpty()) {
            JsonObject others = new JsonObject();
            entry.extra().keySet().stream()
                    .sorted()
                    .forEach(name -> others.put(name, entry.extra().get(name)));
            extra.put(PrivateMembers.NAME, others);
        }
        return extra.isEmpty() ? null : extra;
    }

    private static void put(JsonObject extra, String name, String value) {
        if (value != null) {
            extra.put(name, value);
        }
    }
}
