/**
 * Orders as they are kept: who may see them, what they hold, what was asked of attendees, how they move on and end.
 */
package io.plenary.services.registrations.orders;
