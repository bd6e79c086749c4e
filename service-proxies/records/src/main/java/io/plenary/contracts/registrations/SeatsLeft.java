package io.plenary.contracts.registrations;

/** How many seats a session has left, in words: nobody learns more of those who have one. */
public enum SeatsLeft {
    MANY,
    FEW,
    NONE
}
