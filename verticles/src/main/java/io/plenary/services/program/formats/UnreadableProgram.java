package io.plenary.services.program.formats;

/** The file as a whole cannot be read, or must not be: nothing of it was used. */
public final class UnreadableProgram extends RuntimeException {

    private final String code;
    private final Integer line;

    /**
     * @param code why, UPPER_SNAKE
     * @param message one sentence that may be shown to the person who imports
     * @param line line of the file, counted from 1; null when unknown
     */
    public UnreadableProgram(String code, String message, Integer line) {
        super(Findings.shortened(message), null, false, false);
        this.code = code;
        this.line = line;
    }

    public String code() {
        return code;
    }

    public Integer line() {
        return line;
    }
}
