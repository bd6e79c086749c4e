package io.plenary.contracts.registrations;

/** Whether money that is given back has gone. */
public enum RefundState {
    /** Somebody has to pay it out. */
    DUE,
    PAID_OUT
}
