package io.plenary.contracts.program;

/** What an import would do. */
public enum ImportChangeKind {
    CREATED,
    CHANGED,
    CANCELLED,
    /** Changed here and in the file: the rule of the import decides. */
    BOTH_CHANGED
}
