package io.plenary.contracts.registrations;

/** What came of a decision about one order. */
public enum ApprovalOutcome {
    /** Now, or before. */
    APPROVED,
    /** Now, or before. */
    DECLINED,
    /** It was declined before, or approved before. */
    DECIDED_OTHERWISE,
    /** Nobody has asked for it, or it needs none. */
    NOT_ASKED,
    /** It was cancelled, or not answered in time: others may have its seats. */
    ENDED,
    /** The conference has no such order. */
    UNKNOWN
}
