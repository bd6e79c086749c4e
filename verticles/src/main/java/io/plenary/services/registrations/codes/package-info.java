/** What a ticket shows at the door: a code that its conference has signed, and the keys it signs with. */
package io.plenary.services.registrations.codes;
