package io.plenary.contracts.registrations;

/** Whether those who buy are asked whom invoices are for: a company, an address, a VAT id. */
public enum BuyerDetails {
    NEVER,
    OPTIONAL,
    /** Of what costs something. */
    REQUIRED
}
