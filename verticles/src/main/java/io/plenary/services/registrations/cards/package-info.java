/**
 * Payments by card as they are stored, and what is said to Stripe about them; knows no order but by its id and
 * amount.
 */
package io.plenary.services.registrations.cards;
