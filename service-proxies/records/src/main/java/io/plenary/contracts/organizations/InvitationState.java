package io.plenary.contracts.organizations;

/** What became of an invitation. */
public enum InvitationState {
    PENDING,
    ACCEPTED,
    /** Nobody accepted it in time; it can be sent again. */
    EXPIRED
}
