package io.plenary.contracts.registrations;

/** What becomes of somebody who wants a seat while another session of theirs takes place. */
public enum ClashRule {
    REFUSE,
    /** Whoever insists gets both. */
    WARN
}
