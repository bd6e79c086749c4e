package io.plenary.processes;

import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads whole lists and figures. */
final class Answers {

    private Answers() {}

    /** The items of all pages. */
    static List<JsonObject> all(User user, String path) {
        List<JsonObject> items = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = user.get(path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor)
                    .expect(200);
            items.addAll(objects(page.getJsonArray("items")));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }
        return items;
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    static List<String> titles(List<JsonObject> sessions) {
        return sessions.stream().map(session -> session.getString("title")).toList();
    }

    /** How often events of a conference were counted. A type of which nothing has happened is not listed: it counts as none. */
    static Map<String, Long> counted(User admin, String conference, Set<String> types) {
        Map<String, Long> listed = objects(admin.get("/api/v1/admin/analytics/engagement?conference=" + conference)
                        .expect(200)
                        .getJsonArray("counts"))
                .stream()
                .collect(Collectors.toMap(count -> count.getString("type"), count -> count.getLong("count")));
        return types.stream().collect(Collectors.toMap(type -> type, type -> listed.getOrDefault(type, 0L)));
    }
}
