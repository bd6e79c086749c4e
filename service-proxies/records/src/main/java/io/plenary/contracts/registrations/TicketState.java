package io.plenary.contracts.registrations;

/** Whether a ticket lets somebody in. */
public enum TicketState {
    /** Its order is not confirmed yet. */
    HELD,
    VALID,
    /** Its seat is somebody else's. */
    RELEASED,
    /** It was handed on: its seat is that of a ticket in another order. */
    TRANSFERRED,
    /** Its code was replaced: the ticket goes by another id. Orders do not show it, doors know it. */
    REPLACED
}
