package io.plenary.formats.findings;

import io.plenary.contracts.Template;
import io.plenary.formats.text.PlainText;
import java.util.Map;
import java.util.TreeMap;

/**
 * One remark of the quality report.
 *
 * @param values what fills the sentence of the code
 * @param line line of the file, counted from 1; null when it concerns no single place
 * @param entryIndex index into the document's entries, null when it concerns no single entry
 */
public record Finding(FindingCode code, Map<String, ?> values, Integer line, Integer entryIndex) {

    private static final int LONGEST_VALUE = 200;

    public Finding {
        values = shortened(values);
    }

    /** INFO: read otherwise than written, with nothing lost. WARNING: lost or doubtful, a person should look. ERROR: could not be used. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }

    /** One sentence for the person who imports. */
    public String message() {
        return code.sentence(values);
    }

    /** The values as they travel. */
    public Map<String, String> params() {
        return Template.params(values);
    }

    /** Findings quote the file, and a hostile file may hold long titles. */
    static Map<String, ?> shortened(Map<String, ?> values) {
        Map<String, Object> shortened = new TreeMap<>();
        values.forEach((name, value) -> shortened.put(name, value instanceof String text ? shortened(text) : value));
        return shortened;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : PlainText.legal(text.substring(0, LONGEST_VALUE)) + "…";
    }
}
