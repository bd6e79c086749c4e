package io.plenary.contracts.notifications;

/** What became of a message on its way. */
public enum DeliveryState {
    /** It waits for its turn, or for a server that is away. */
    QUEUED,
    /** Whoever carries it on has taken it. */
    SENT,
    /** Whoever carries it on says that it has arrived. */
    DELIVERED,
    /** It came back; the reason says why. */
    BOUNCED,
    /** It cannot be delivered; the reason says why. */
    FAILED,
    /** Nobody needs it any more: its link was used, the account is gone, or its owner does not want it. */
    DROPPED
}
