package io.plenary.services.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** Settings as they were last announced: what differs in the next announcement is what somebody changed. */
final class Settings {

    /** What events set that tell all settings of their subject. */
    private static final Map<String, String> KINDS = Map.of(
            "OrganizationCreated", "organization",
            "OrganizationUpdated", "organization",
            "MemberChanged", "member",
            "ConferenceAdded", "conference",
            "ConferenceUpdated", "conference",
            "ConferenceTransitioned", "conference",
            "ConferenceRestored", "conference",
            "RulesChanged", "rules",
            "AuditRetentionChanged", "retention");

    /** Members of a step in the life of a conference, which comes with its settings. */
    private static final String STEP = "transition.";

    /** @param before what was said of the same members until then, as far as it is known */
    record Change(Map<String, String> details, Map<String, String> before) {}

    private final Map<SettingStore.Place, Map<String, String>> known;
    private final Map<SettingStore.Place, Map<String, String>> changed = new LinkedHashMap<>();

    private Settings(Map<SettingStore.Place, Map<String, String>> known) {
        this.known = known;
    }

    /** What is known of the settings that these events change. */
    static Future<Settings> before(SqlClient sql, List<Told> events) {
        List<UUID> subjects = events.stream()
                .filter(told -> KINDS.containsKey(told.event().type()))
                .map(told -> told.subject().id())
                .filter(Objects::nonNull)
                .toList();
        return subjects.isEmpty()
                ? Future.succeededFuture(new Settings(new HashMap<>()))
                : SettingStore.find(sql, subjects).map(Settings::new);
    }

    /** What an event changes; of settings that nobody knew yet, everything. */
    Change change(Told told) {
        String kind = KINDS.get(told.event().type());
        if (kind == null || told.subject().id() == null) {
            return new Change(told.particulars(), Map.of());
        }
        SettingStore.Place place =
                new SettingStore.Place(told.chain(), kind, told.subject().id());
        Map<String, String> after = only(told, name -> !name.startsWith(STEP));
        Map<String, String> before = known.put(place, after);
        changed.put(place, after);
        return before == null ? new Change(told.particulars(), Map.of()) : difference(told, before, after);
    }

    /** What was done to get there is told beside. */
    private static Change difference(Told told, Map<String, String> before, Map<String, String> after) {
        Map<String, String> details = only(told, name -> name.startsWith(STEP));
        details.putAll(without(before, after));
        return new Change(details, without(after, before));
    }

    private static Map<String, String> only(Told told, Predicate<String> isWanted) {
        Map<String, String> some = new LinkedHashMap<>(told.particulars());
        some.keySet().removeIf(isWanted.negate());
        return some;
    }

    /** What the second says that the first does not. */
    private static Map<String, String> without(Map<String, String> known, Map<String, String> told) {
        Map<String, String> rest = new LinkedHashMap<>(told);
        rest.entrySet().removeAll(known.entrySet());
        return rest;
    }

    Future<Void> keep(SqlClient sql) {
        return SettingStore.put(sql, changed);
    }
}
