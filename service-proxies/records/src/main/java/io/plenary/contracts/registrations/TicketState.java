package io.plenary.contracts.registrations;

/** Whether a ticket lets somebody in. */
public enum TicketState {
    /** Its order is not confirmed yet. */
    HELD,
    VALID,
    /** Its seat is somebody else's. */
    RELEASED
}
