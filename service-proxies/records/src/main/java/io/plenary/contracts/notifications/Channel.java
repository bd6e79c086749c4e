package io.plenary.contracts.notifications;

/** By what way a message reaches somebody. */
public enum Channel {
    EMAIL,
    /** In the client, for whoever is signed in. */
    INBOX,
    /** On the devices whose browsers were asked to, whether or not the client is open. */
    PUSH,
    /** To the number its reader has confirmed. */
    SMS
}
