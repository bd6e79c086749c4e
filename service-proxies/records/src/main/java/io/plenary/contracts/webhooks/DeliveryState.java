package io.plenary.contracts.webhooks;

/** How far a message has come on its way to an endpoint. */
public enum DeliveryState {
    /** It is sent, or sent again, when it is due. */
    WAITING,
    /** Its receiver answered that it has it. */
    DELIVERED,
    /** It was tried as often as it is, or its endpoint was disabled meanwhile. */
    FAILED
}
