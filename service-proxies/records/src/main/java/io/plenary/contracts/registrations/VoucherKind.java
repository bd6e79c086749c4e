package io.plenary.contracts.registrations;

/** What a voucher makes of a price. */
public enum VoucherKind {
    /** Nothing: it only unlocks. */
    NONE,
    /** Less, by basis points of it. */
    PERCENT,
    /** Less, by minor units. */
    AMOUNT,
    /** Another one, where that is lower. */
    PRICE
}
