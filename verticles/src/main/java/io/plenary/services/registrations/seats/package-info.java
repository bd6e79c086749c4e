/** Seats in sessions of the program, for those who have a ticket. */
package io.plenary.services.registrations.seats;
