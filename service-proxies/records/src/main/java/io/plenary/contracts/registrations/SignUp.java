package io.plenary.contracts.registrations;

/** Whether people sign up for a session at this moment. */
public enum SignUp {
    NOT_YET,
    OPEN,
    OVER
}
