/**
 * Who takes part in a conference, and by which ticket.
 *
 * <p>The service has outgrown one flat package, so it has parts. From the ground up: {@code codes} and {@code cards}, which know none
 * of the others; {@code tickets}, on which all others stand; {@code seats}; {@code orders}; on these {@code invoices} and
 * {@code waiting}, {@code payments} on invoices, and {@code buying}, which uses most. {@code doors}, {@code attendees} and {@code sales}
 * stand beside them. Each part has a class that makes its objects, such as {@code SeatsPart}. Classes that cross these packages are
 * public for that reason alone; other services know none of them.
 */
package io.plenary.services.registrations;
