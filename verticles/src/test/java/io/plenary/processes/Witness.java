package io.plenary.processes;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;

/** Writes as fast as it can until nobody answers, and remembers what was acknowledged. */
final class Witness {

    final Set<String> sessions = new ConcurrentSkipListSet<>();
    final Set<String> stars = new ConcurrentSkipListSet<>();
    final Set<String> notes = new ConcurrentSkipListSet<>();
    /** What notes say that were sent until they were answered, each under one key. */
    final Set<String> keyed = new ConcurrentSkipListSet<>();

    private String unanswered;
    private String key;

    void writeUntilTheEnd(User user, String conference) {
        try {
            while (true) {
                write(user, conference + "/sessions");
            }
        } catch (UncheckedIOException killed) {
            // That is what it waits for.
        }
    }

    private void write(User user, String path) {
        String session = UUID.randomUUID().toString();
        String note = UUID.randomUUID().toString();
        JsonObject talk = new JsonObject().put("id", session).put("title", "Lens " + session);
        JsonObject text = new JsonObject().put("id", note).put("text", "Polish it");
        if (remember(sessions, session, user.post(path, talk))) {
            remember(stars, session, user.put(path + "/" + session + "/star", null));
            remember(notes, note, user.post(path + "/" + session + "/notes", text));
            writeOnce(user, path + "/" + session + "/notes");
        }
    }

    /** Without an id of our own. */
    private void writeOnce(User user, String path) {
        if (unanswered == null) {
            unanswered = path;
            key = UUID.randomUUID().toString();
        }
        JsonObject text = new JsonObject().put("text", "Wipe it " + key);
        if (remember(keyed, text.getString("text"), user.post(unanswered, text, "Idempotency-Key", key))) {
            unanswered = null;
        }
    }

    private static boolean remember(Set<String> acknowledged, String id, Reply reply) {
        return reply.status() < 300 && acknowledged.add(id);
    }
}
