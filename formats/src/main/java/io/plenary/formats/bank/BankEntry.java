package io.plenary.formats.bank;

import java.time.LocalDate;

/**
 * Money that has come to an account.
 *
 * @param reference by which the bank knows it; null where it does not say
 * @param date on which it was booked; null where nobody can tell
 * @param amount in minor units of the currency
 * @param payer null where the bank does not say
 * @param text what whoever paid wrote; empty for nothing
 */
public record BankEntry(String reference, LocalDate date, long amount, String currency, String payer, String text) {}
