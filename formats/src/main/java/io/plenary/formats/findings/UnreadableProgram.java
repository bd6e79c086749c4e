package io.plenary.formats.findings;

import java.util.Map;

/** The file as a whole cannot be read, or must not be: nothing of it was used. */
public final class UnreadableProgram extends RuntimeException {

    private final transient Finding finding;

    /** @param line line of the file, counted from 1; null when unknown */
    public UnreadableProgram(FindingCode code, Integer line) {
        this(code, Map.of(), line);
    }

    /** @param values what fills the sentence of the code */
    public UnreadableProgram(FindingCode code, Map<String, ?> values, Integer line) {
        super(code.sentence(Finding.shortened(values)), null, false, false);
        this.finding = new Finding(code, values, line, null);
    }

    /** Why; its message may be shown to the person who imports. */
    public Finding finding() {
        return finding;
    }
}
