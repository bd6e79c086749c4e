package io.plenary.services.registrations.tickets;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who gets tickets, as far as they are known.
 *
 * @param userId null without an account
 * @param email that they typed
 * @param own that they have proved to be theirs, or that a ticket is to be mailed to; null for none
 */
public record Buyer(UUID userId, String email, String own) {

    /** Two who have one of these in common are one person. */
    public Set<Object> known() {
        Set<Object> known = new HashSet<>();
        known.add(Mailboxes.of(email));
        if (userId != null) {
            known.add(userId);
        }
        if (own != null) {
            known.add(Mailboxes.of(own));
        }
        return known;
    }
}
