/** Who waits for tickets or seats, and what they are offered when some are free. */
package io.plenary.services.registrations.waiting;
