package io.plenary.contracts.registrations;

/** How far an order has come. */
public enum OrderState {
    /** Its seats are held for a while. */
    RESERVED,
    /** Somebody who sells is to say whether they get what they ordered. */
    AWAITING_APPROVAL,
    /** Everything was said, and the money is awaited. */
    PENDING,
    /** Its tickets let people in. */
    CONFIRMED,
    /** Nobody confirmed or paid it in time. */
    EXPIRED,
    CANCELLED
}
