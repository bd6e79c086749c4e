package io.plenary.contracts.conferences;

/** How far a conference is, and who sees it. {@link LifecycleAction} says what leads from one to the other. */
public enum ConferenceStatus {
    /** Only the organization's staff sees it. */
    DRAFT,
    /** Its organizers are done, and the platform has to decide; its staff sees it. */
    SUBMITTED,
    /** It may be published; its staff sees it. */
    APPROVED,
    /** The platform does not want it as it is; its staff sees it, may change and submit it again. */
    REJECTED,
    /** Everybody sees it. */
    PUBLISHED,
    /** Everybody sees it; nobody changes its program. */
    ARCHIVED,
    /** It does not take place. Whoever saw it before still does; nobody changes its program. */
    CANCELLED,
    /** Nobody sees it; its database is dropped after the grace period. */
    DELETED
}
