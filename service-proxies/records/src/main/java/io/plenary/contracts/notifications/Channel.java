package io.plenary.contracts.notifications;

/** By what way a message reaches somebody. */
public enum Channel {
    EMAIL,
    /** In the client, for whoever is signed in. */
    INBOX
}
