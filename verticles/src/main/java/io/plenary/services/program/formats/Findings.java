package io.plenary.services.program.formats;

import io.plenary.services.program.formats.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the quality report of one reading. Bounded: of each code at most {@value #PER_CODE} findings are kept one by
 * one, and one more says how many were left out. Not thread-safe.
 */
public final class Findings {

    private static final int PER_CODE = 500;
    private static final int MESSAGE = 400;

    private final List<Finding> single = new ArrayList<>();
    private final Map<String, Integer> perCode = new LinkedHashMap<>();
    private final Map<String, Aggregate> aggregates = new LinkedHashMap<>();

    private record Aggregate(Severity severity, String code, String what, int count, Integer firstLine) {}

    /** Something a person may want to look at or to mend. */
    public void add(Severity severity, String code, String message, Integer line, Integer entryIndex) {
        if (perCode.merge(code, 1, Integer::sum) <= PER_CODE) {
            single.add(new Finding(severity, code, shortened(message), line, entryIndex));
        }
    }

    /**
     * Counts something that is the same wherever it occurs; the report names it once.
     *
     * @param what a clause that follows a number, such as {@code "events have no guid"}
     */
    public void count(Severity severity, String code, String what, Integer line) {
        String clause = shortened(what);
        if (aggregates.size() >= PER_CODE && !aggregates.containsKey(code + clause)) {
            add(severity, code, clause, line, null);
            return;
        }
        aggregates.merge(
                code + clause,
                new Aggregate(severity, code, clause, 1, line),
                (old, one) -> new Aggregate(severity, code, clause, old.count + 1, old.firstLine));
    }

    /** Messages quote the file, and a hostile file may hold long titles. */
    static String shortened(String message) {
        return message.length() <= MESSAGE ? message : PlainText.legal(message.substring(0, MESSAGE)) + "…";
    }

    /** The report: errors first, then warnings, then remarks; in the order found. */
    public List<Finding> list() {
        List<Finding> all = new ArrayList<>(single);
        perCode.forEach((code, count) -> {
            if (count > PER_CODE) {
                String message = "%d more findings of this kind".formatted(count - PER_CODE);
                all.add(new Finding(severityOf(code), code, message, null, null));
            }
        });
        aggregates
                .values()
                .forEach(it -> all.add(
                        new Finding(it.severity, it.code, "%d %s".formatted(it.count, it.what), it.firstLine, null)));
        all.sort((a, b) -> b.severity().compareTo(a.severity()));
        return all;
    }

    private Severity severityOf(String code) {
        return single.stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow()
                .severity();
    }
}
