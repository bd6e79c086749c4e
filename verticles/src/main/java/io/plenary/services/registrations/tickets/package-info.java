/**
 * What all parts stand on: what is sold and by which vouchers, the rules of a sale, and the tables of tickets and
 * orders.
 */
package io.plenary.services.registrations.tickets;
