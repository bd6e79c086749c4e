package io.plenary.contracts.engagement;

/** What becomes of a message that has something of a kind, such as a link. */
public enum ContentPolicy {
    /** It is written as others are. */
    ALLOW,
    /** Somebody who moderates looks at it first. */
    HOLD,
    /** It is not taken. */
    REFUSE
}
