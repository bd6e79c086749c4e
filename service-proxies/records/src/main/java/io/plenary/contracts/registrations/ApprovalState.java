package io.plenary.contracts.registrations;

/** Whether whoever sells wants somebody to have what they order. */
public enum ApprovalState {
    /** Nobody has been asked yet: it was not said for whom the tickets are. */
    NEEDED,
    ASKED,
    APPROVED,
    DECLINED
}
