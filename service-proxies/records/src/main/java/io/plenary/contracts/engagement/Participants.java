package io.plenary.contracts.engagement;

/** Who takes part in what happens live at a conference. */
public enum Participants {
    /** Everybody who is signed in; whoever sees the conference looks on. */
    EVERYBODY,
    /** Whoever has a ticket, and those who moderate; others do not look on either. */
    TICKET_HOLDERS
}
