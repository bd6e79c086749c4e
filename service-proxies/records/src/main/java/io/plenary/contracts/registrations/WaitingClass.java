package io.plenary.contracts.registrations;

/** Who is offered seats first; within a class the order is that of joining. */
public enum WaitingClass {
    VIP,
    STANDARD
}
