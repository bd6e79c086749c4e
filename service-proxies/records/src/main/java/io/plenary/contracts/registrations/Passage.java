package io.plenary.contracts.registrations;

/** Which way somebody goes through a door. */
public enum Passage {
    IN,
    OUT
}
