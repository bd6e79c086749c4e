/** How orders are paid, by card or transfer, and how money goes back. */
package io.plenary.services.registrations.payments;
