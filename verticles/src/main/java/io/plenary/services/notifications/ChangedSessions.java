package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.SessionChange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What changed on an agenda, as templates tell it. */
final class ChangedSessions {

    private ChangedSessions() {}

    static List<Map<String, Object>> of(JsonArray changes, Conference conference, Reader reader, Links links) {
        return changes.stream()
                .map(JsonObject.class::cast)
                .map(change -> SessionChange.fromJson(change.encode()))
                .map(change -> of(change, conference, reader, links))
                .toList();
    }

    private static Map<String, Object> of(SessionChange change, Conference conference, Reader reader, Links links) {
        ZoneId zone = ZoneId.of(conference.timeZone());
        Announced before = change.before();
        Announced after = change.after();
        Map<String, Object> words = new HashMap<>();
        words.put("title", after == null ? before.title() : after.title());
        words.put("link", links.session(conference, change.sessionId()));
        words.put("name", before == null ? "" : before.title());
        words.put("was", before == null ? "" : reader.slot(before, zone));
        words.put("time", after == null ? "" : reader.clock(after.start(), zone));
        words.put("now", after == null ? "" : reader.slot(after, zone));
        for (ChangeKind kind : ChangeKind.values()) {
            words.put(kind.name().toLowerCase(Locale.ROOT), change.kinds().contains(kind));
        }
        return words;
    }
}
