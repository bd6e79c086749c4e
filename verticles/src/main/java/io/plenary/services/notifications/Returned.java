package io.plenary.services.notifications;

import java.util.List;
import java.util.Optional;

/**
 * What a mail says that a mail server or provider sent back.
 *
 * @param about where the mail is named that it is about, in the order in which it is to be believed
 * @param complaint whether its reader calls it spam (RFC 5965)
 * @param complainers whose mailboxes that came to; empty where nobody says
 * @param notices for each recipient what became of it (RFC 3464)
 */
record Returned(List<String> about, boolean complaint, List<String> complainers, List<Notice> notices) {

    /**
     * @param original as the mail was addressed; null where nobody says
     * @param recipient as whoever reports this knew them
     * @param action failed, delayed, delivered, relayed, expanded
     * @param status a code such as 5.1.1; empty where there is none
     * @param diagnostic in words of the server that refused it; empty where there are none
     */
    record Notice(String original, String recipient, String action, String status, String diagnostic) {

        boolean isFor(String address) {
            return address.equalsIgnoreCase(original) || address.equalsIgnoreCase(recipient);
        }
    }

    /** Who has a mail sent on to somebody does not complain when they do. */
    boolean isComplaintOf(String address) {
        return complaint && (complainers.isEmpty() || complainers.stream().anyMatch(address::equalsIgnoreCase));
    }

    /** What is said of an address; of another one only where nothing is said of this. */
    Optional<Notice> noticeFor(String address) {
        return notices.stream()
                .filter(notice -> notice.isFor(address))
                .findFirst()
                .or(() -> notices.stream().findFirst());
    }
}
