package io.plenary.contracts.registrations;

/** Whether something can be had. */
public enum Sales {
    OPEN,
    NOT_YET,
    OVER,
    SOLD_OUT
}
