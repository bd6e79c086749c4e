package io.plenary.bench.chaos;

import io.plenary.bench.Api;
import io.plenary.bench.Timing;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the platform has said that it did, held against what is there in the end. */
final class Ledger {

    /** What has to be 0. */
    record Verdict(List<String> lost, long doubled, long miscounted) {

        private static final int SHOWN = 5;

        boolean isClean() {
            return lost.isEmpty() && doubled == 0 && miscounted == 0;
        }

        @Override
        public String toString() {
            return "acknowledged writes lost: %,d, effects doubled: %,d, events counted twice or missed: %,d%s"
                    .formatted(
                            lost.size(),
                            doubled,
                            miscounted,
                            lost.isEmpty() ? "" : ". Lost: " + lost.subList(0, Math.min(SHOWN, lost.size())));
        }
    }

    private static final String CREATED = "SessionCreated";
    private static final long COUNTED_MILLIS = 60_000;

    /** Titles of sessions that were said to be made. */
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    /** By session: the last title that was said to be taken, and those that were asked for since. */
    private final Map<String, List<String>> titles = new ConcurrentHashMap<>();

    void made(String title) {
        made.add(title);
    }

    void asked(String session, String title) {
        titles.compute(session, (id, possible) -> {
            List<String> more = possible == null ? new ArrayList<>() : possible;
            more.add(title);
            return more;
        });
    }

    void taken(String session, String title) {
        titles.compute(
                session, (id, possible) -> new ArrayList<>(possible.subList(possible.indexOf(title), possible.size())));
    }

    int size() {
        return made.size();
    }

    Verdict verdict(Api api, String slug) {
        List<JsonObject> sessions = sessions(api, slug);
        Map<String, Integer> found = new HashMap<>();
        sessions.forEach(session -> found.merge(session.getString("title"), 1, Integer::sum));
        List<String> lost = new ArrayList<>(renamesLost(sessions));
        made.stream()
                .filter(title -> !found.containsKey(title))
                .map(title -> "session " + title)
                .forEach(lost::add);
        long doubled = found.values().stream().filter(times -> times > 1).count();
        return new Verdict(lost, doubled, Math.abs(sessions.size() - counted(api, slug, sessions.size())));
    }

    private List<String> renamesLost(List<JsonObject> sessions) {
        return sessions.stream()
                .filter(session -> titles.containsKey(session.getString("id")))
                .filter(session -> !titles.get(session.getString("id")).contains(session.getString("title")))
                .map(session -> session.getString("id") + " is " + session.getString("title") + " and not one of "
                        + titles.get(session.getString("id")))
                .toList();
    }

    private static List<JsonObject> sessions(Api api, String slug) {
        List<JsonObject> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = api.get("/conferences/" + slug + "/sessions?limit=200" + cursor);
            page.getJsonArray("items").stream().map(JsonObject.class::cast).forEach(all::add);
            cursor = page.containsKey("nextCursor") ? "&cursor=" + page.getString("nextCursor") : null;
        }
        return all;
    }

    /** What analytics has counted, once it is as many as there are, or after a minute. */
    private static long counted(Api api, String slug, long wanted) {
        long begin = System.nanoTime();
        long counted = counted(api, slug);
        while (counted != wanted && Timing.secondsSince(begin) * 1_000 < COUNTED_MILLIS) {
            Timing.pause(500);
            counted = counted(api, slug);
        }
        return counted;
    }

    private static long counted(Api api, String slug) {
        return api.get("/admin/analytics/engagement?conference=" + slug).getJsonArray("counts").stream()
                .map(JsonObject.class::cast)
                .filter(count -> CREATED.equals(count.getString("type")))
                .mapToLong(count -> count.getLong("count"))
                .sum();
    }
}
