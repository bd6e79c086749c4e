package io.plenary.services.program.formats;

/**
 * One remark of the quality report.
 *
 * @param code what kind of remark, UPPER_SNAKE
 * @param message one sentence for the person who imports
 * @param line line of the file, counted from 1; null when it concerns no single place
 * @param entryIndex index into the document's entries, null when it concerns no single entry
 */
public record Finding(Severity severity, String code, String message, Integer line, Integer entryIndex) {

    /** INFO: read otherwise than written. WARNING: doubtful, a person should look. ERROR: could not be used. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }
}
