package io.plenary.contracts.engagement;

/** What somebody may not do any more who was silenced. */
public enum SilenceKind {
    /** Ask and write. */
    MUTED,
    /** Take part in anything; they look on as others do. */
    BANNED
}
