package io.plenary.formats.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the quality report of one reading. Bounded: of each code at most {@value #PER_CODE} findings are kept one by
 * one, and one more says how many were left out. Not thread-safe.
 */
public final class Findings {

    private static final int PER_CODE = 500;

    private final List<Finding> single = new ArrayList<>();
    private final Map<FindingCode, Integer> perCode = new LinkedHashMap<>();
    private final Map<Kind, Tally> tallies = new LinkedHashMap<>();

    private record Kind(FindingCode code, Map<String, ?> values) {}

    private record Tally(int count, Integer firstLine) {}

    public void add(FindingCode code, Integer line, Integer entryIndex) {
        add(code, Map.of(), line, entryIndex);
    }

    /** Something a person may want to look at or to mend. */
    public void add(FindingCode code, Map<String, ?> values, Integer line, Integer entryIndex) {
        if (perCode.merge(code, 1, Integer::sum) <= PER_CODE) {
            single.add(new Finding(code, values, line, entryIndex));
        }
    }

    public void count(FindingCode code, Integer line) {
        count(code, Map.of(), line);
    }

    /** Counts something that is the same wherever it occurs; the report names it once, with its {count}. */
    public void count(FindingCode code, Map<String, ?> values, Integer line) {
        Kind kind = new Kind(code, Finding.shortened(values));
        if (tallies.size() >= PER_CODE && !tallies.containsKey(kind)) {
            add(code, counted(kind, 1), line, null);
            return;
        }
        tallies.merge(kind, new Tally(1, line), (old, one) -> new Tally(old.count + 1, old.firstLine));
    }

    private static Map<String, ?> counted(Kind kind, int count) {
        Map<String, Object> values = new TreeMap<>(kind.values);
        values.put("count", count);
        return values;
    }

    /** The report: errors first, then warnings, then remarks; in the order found. */
    public List<Finding> list() {
        List<Finding> all = new ArrayList<>(single);
        perCode.forEach((code, count) -> {
            if (count > PER_CODE) {
                Map<String, ?> values = Map.of("code", code.name(), "count", count - PER_CODE);
                all.add(new Finding(FindingCode.MORE_FINDINGS, values, null, null));
            }
        });
        tallies.forEach(
                (kind, tally) -> all.add(new Finding(kind.code, counted(kind, tally.count), tally.firstLine, null)));
        all.sort(Comparator.comparing((Finding finding) -> finding.code().severity())
                .reversed());
        return all;
    }
}
