package io.plenary.contracts.registrations;

/** How far a payment by card has come. */
public enum CheckoutState {
    /** The provider was not reached yet, and is asked again. */
    STARTING,
    /** The provider waits for whoever pays. */
    OPEN,
    /** It is not wanted any more, and the provider is told. */
    CLOSING,
    /** The money is there. */
    PAID,
    /** Nobody paid in time. */
    EXPIRED,
    /** The provider did not want to begin it. */
    FAILED,
    /** The money came when it was of no use any more, and goes back. */
    RETURNING,
    RETURNED,
    /** The provider did not give it back: somebody has to. */
    NOT_RETURNED
}
