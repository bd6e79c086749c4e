package io.plenary.contracts.admin;

/** How a node or one of its services is. */
public enum Condition {
    UP,
    /** It answers that it cannot serve. */
    DOWN,
    /** The cluster knows it, but it does not answer. */
    SILENT
}
