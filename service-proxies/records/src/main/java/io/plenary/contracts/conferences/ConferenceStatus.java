package io.plenary.contracts.conferences;

/** Who sees a conference. */
public enum ConferenceStatus {
    /** Only the organization's staff sees it. */
    DRAFT,
    /** Everybody sees it. */
    PUBLISHED,
    /** Everybody sees it; nobody changes its program. */
    ARCHIVED,
    /** Nobody sees it; its database is dropped after the grace period. */
    DELETED
}
