package io.plenary.contracts.registrations;

/** What became of an order that somebody paid by card, as those are told who cannot open it. */
public enum PaymentProgress {
    /** The provider has not said yet whether it is paid. */
    CONFIRMING,
    /** It is paid, and its tickets are on their way by mail. */
    PAID,
    /** It is not paid by card, and may be still. */
    UNPAID,
    /** The money came when it was of no use any more, and goes back. */
    RETURNED,
    /** There is nothing to be had of it any more. */
    ENDED
}
