package io.plenary.contracts.notifications;

import java.util.EnumSet;
import java.util.Set;

/** Whom organizers may write to, all at once. */
public enum AudienceKind {
    /** Whoever has a session of the conference on the agenda, or wrote a note on one. */
    ATTENDEES,
    /** Whoever has one session on the agenda. */
    SESSION,
    /** Whoever has a session of one track on the agenda. */
    TRACK,
    /** Whoever works for the organization. */
    TEAM,
    /** Whose ticket lets them in. */
    TICKETS,
    /** Who came in by it, whatever the list. */
    CHECKED_IN,
    /** Who has not. */
    NOT_CHECKED_IN,
    /** Who waits for a ticket. */
    WAITING,
    /** Whose money is awaited. */
    UNPAID;

    private static final Set<AudienceKind> OF_TICKETS =
            EnumSet.of(TICKETS, CHECKED_IN, NOT_CHECKED_IN, WAITING, UNPAID);

    /** Whether it is of those who have to do with tickets: whoever sells them writes to these. */
    public boolean isOfTickets() {
        return OF_TICKETS.contains(this);
    }
}
