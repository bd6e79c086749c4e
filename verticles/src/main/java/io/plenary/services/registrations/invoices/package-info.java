/** Invoices, their numbers, and whom they are for. */
package io.plenary.services.registrations.invoices;
