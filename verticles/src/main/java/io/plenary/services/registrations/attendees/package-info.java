/**
 * People who come from elsewhere, read from files of organizers, and whom organizers write to since they hold
 * tickets.
 */
package io.plenary.services.registrations.attendees;
