package io.plenary.contracts.registrations;

/** How far an order has come. */
public enum OrderState {
    /** Its seats are held for a while. */
    RESERVED,
    /** Everything was said, and the money is awaited. */
    PENDING,
    /** Its tickets let people in. */
    CONFIRMED,
    /** Nobody confirmed or paid it in time. */
    EXPIRED,
    CANCELLED
}
