package io.plenary.services.notifications;

import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.contracts.notifications.SuppressionCause;

/**
 * What is known of a mail since somebody reported it.
 *
 * @param weight what is known better than that stays: so it does not matter which report comes first
 * @param suppression why nothing more is mailed there; null where that goes on
 * @param reason null where it arrived and nobody complains
 */
record Finding(DeliveryState state, int weight, SuppressionCause suppression, String reason) {

    static final Finding DELIVERED = new Finding(DeliveryState.DELIVERED, 2, null, null);

    static final Finding COMPLAINED =
            new Finding(DeliveryState.DELIVERED, 3, SuppressionCause.COMPLAINED, "Its reader calls it spam.");

    /** Another attempt might have succeeded, or it was somebody else's mailbox. */
    static Finding returned(String reason) {
        return new Finding(DeliveryState.BOUNCED, 1, null, reason);
    }

    /** @param ofAddress whether that is since there is no such mailbox */
    static Finding returnedForGood(String reason, boolean ofAddress) {
        return new Finding(DeliveryState.BOUNCED, 3, ofAddress ? SuppressionCause.BOUNCED : null, reason);
    }
}
