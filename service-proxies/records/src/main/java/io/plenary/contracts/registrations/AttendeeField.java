package io.plenary.contracts.registrations;

/** What a column of a file with attendees says. */
public enum AttendeeField {
    /** The whole name. */
    NAME,
    GIVEN_NAME,
    FAMILY_NAME,
    EMAIL,
    TICKET_TYPE,
    /** By which the order was called where it was made; several lines may have the same. */
    ORDER_REFERENCE,
    /** By which the ticket was called there; no other line has it. */
    TICKET_REFERENCE,
    /** What was paid, tax included, in the currency of the ticket type. */
    PRICE
}
