package io.plenary.contracts.program;

/** How bad a finding is. */
public enum Severity {
    /** Read as it is, or repaired without doubt. */
    INFO,
    /** Repaired or doubted; somebody should look. */
    WARNING,
    /** Could not be taken over. */
    ERROR
}
