package io.plenary.contracts.webhooks;

/** Why there was no answer to an attempt. */
public enum DeliveryFailure {
    /** The address is not one that may be asked, or its name stands for one that is not. */
    ADDRESS,
    /** There was no answer in time. */
    SILENT,
    /** There was no connection, or it broke. */
    CONNECTION
}
