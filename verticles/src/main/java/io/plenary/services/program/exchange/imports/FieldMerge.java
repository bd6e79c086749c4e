package io.plenary.services.program.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.contracts.program.ImportRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Brings together what a file said last time, what is here, and what the file says now. Who alone changed a field is right;
 * where both did, the rule decides, and it is told.
 */
final class FieldMerge {

    /** A field that was changed here and in the file; null for what is not said. */
    record Clash(String field, JsonNode ours, JsonNode theirs) {}

    private final Fields base;
    private final Fields ours;
    private final Fields theirs;
    private final ImportRule rule;
    private final Map<String, JsonNode> merged = new TreeMap<>();
    private final Map<String, JsonNode> said = new TreeMap<>();
    private final List<Clash> clashes = new ArrayList<>();

    /** @param silent the fields of which the file never says anything: that it is silent means nothing */
    FieldMerge(Fields base, Fields ours, Fields theirs, Predicate<String> silent, ImportRule rule) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.rule = rule;
        // The start goes first: length and room follow it.
        Set<String> fields = new LinkedHashSet<>(List.of(Fields.START));
        fields.addAll(base.values().keySet());
        fields.addAll(ours.values().keySet());
        fields.addAll(theirs.values().keySet());
        for (String field : fields) {
            boolean nothing = theirs.get(field) == null && silent.test(field);
            put(merged, field, nothing ? ours.get(field) : merge(field));
            put(said, field, nothing ? base.get(field) : theirs.get(field));
        }
    }

    private static void put(Map<String, JsonNode> fields, String field, JsonNode value) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    private JsonNode merge(String field) {
        boolean inSlot = field.equals(Fields.DURATION) || field.equals(Fields.ROOM);
        return inSlot && !(isPlaced(ours) && isPlaced(theirs)) ? ofTheStart(field) : mergeAlone(field);
    }

    /** Where one of both has no slot there is nothing to merge it with. */
    private JsonNode ofTheStart(String field) {
        if (!merged.containsKey(Fields.START)) {
            return null;
        }
        return isPlaced(ours) ? ours.get(field) : theirs.get(field);
    }

    private static boolean isPlaced(Fields fields) {
        return fields.get(Fields.START) != null;
    }

    private JsonNode mergeAlone(String field) {
        JsonNode before = base.get(field);
        JsonNode here = ours.get(field);
        JsonNode now = theirs.get(field);
        if (Objects.equals(here, now) || Objects.equals(here, before)) {
            return now;
        }
        if (isSame(field, before, now)) {
            return here;
        }
        clashes.add(new Clash(field, here, now));
        return rule == ImportRule.TAKE_FILE ? now : here;
    }

    /** Speakers are merged and found anew without any file changing; the names are what it says. */
    private static boolean isSame(String field, JsonNode before, JsonNode now) {
        return field.equals("speakers") && before != null && now != null
                ? before.findValuesAsText("name").equals(now.findValuesAsText("name"))
                : Objects.equals(before, now);
    }

    Fields merged() {
        return new Fields(merged);
    }

    boolean changes() {
        return !merged().equals(ours);
    }

    /** What the file has said by now: what the next one is compared with. */
    Fields said() {
        return new Fields(said);
    }

    List<Clash> clashes() {
        return clashes;
    }
}
