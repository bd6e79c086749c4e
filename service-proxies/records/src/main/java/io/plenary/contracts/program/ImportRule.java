package io.plenary.contracts.program;

/** Who is right where a field was changed here and in the file since the last import. */
public enum ImportRule {
    /** What was edited here stays. */
    KEEP_OURS,
    /** What the file says now is taken over. */
    TAKE_FILE
}
