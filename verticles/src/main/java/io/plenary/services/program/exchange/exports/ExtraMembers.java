package io.plenary.services.program.exchange.exports;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Recording;
import io.plenary.services.program.sessions.PrivateMembers;
import io.vertx.core.json.JsonObject;

/** What a file says of a session beyond its fields: what has a place in other files again, and what may be private. */
public final class ExtraMembers {

    static final String CODE = "code";
    static final String ORIGIN = "originUrl";
    static final String RECORDING = "recordingUrl";

    private ExtraMembers() {}

    /**
     * What the file says beside what was known; null if there is nothing.
     *
     * @param known may be null
     */
    public static JsonObject of(Entry entry, JsonObject known) {
        JsonObject extra = known == null ? new JsonObject() : known.copy();
        put(extra, CODE, entry.code());
        put(extra, ORIGIN, entry.originUrl());
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
