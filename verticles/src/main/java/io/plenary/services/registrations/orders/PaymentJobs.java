package io.plenary.services.registrations.orders;

import io.plenary.runtime.work.Jobs;

/**
 * What is to be done about the money of orders, each by its id.
 *
 * @param paying asks the provider about payments by card
 * @param refunding gives money back to cards
 * @param reminding tells those who said that they would transfer money
 */
public record PaymentJobs(Jobs paying, Jobs refunding, Jobs reminding) {}
