package io.plenary.services.notifications;

import io.plenary.contracts.notifications.MessageKind;

/**
 * Why something is mailed that anybody can have mailed to any address, each with places of its own: whoever fills those of one keeps
 * nobody from what they ask for themselves.
 */
enum Unasked {
    /** Somebody handed a ticket on to the address. */
    HANDED_ON(MessageKind.ORDER, 10),
    /** Somebody ordered with the address, and has paid nothing. */
    ORDERED(MessageKind.ORDER, 20),
    /** Somebody asked for the link to an order with the address. */
    ASKED(MessageKind.ORDER_LINK, 20);

    private final MessageKind kind;
    private final int most;

    Unasked(MessageKind kind, int most) {
        this.kind = kind;
        this.most = most;
    }

    MessageKind kind() {
        return kind;
    }

    /** How many reach an address lately. */
    int most() {
        return most;
    }
}
