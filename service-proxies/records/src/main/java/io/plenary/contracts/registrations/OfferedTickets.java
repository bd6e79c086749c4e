package io.plenary.contracts.registrations;

import java.time.LocalDate;
import java.util.List;

/**
 * What somebody who waited is offered.
 *
 * @param code of the order that holds it
 * @param ticket what it is called
 * @param total of all of them, in minor units of the currency, ISO 4217
 * @param days on which it lets somebody in, in the time zone of the conference; none for all
 * @param locale in which they are told, as they said when they joined; null where they did not
 */
public record OfferedTickets(
        String code, String ticket, long total, String currency, List<LocalDate> days, String locale) {

    public OfferedTickets {
        days = days == null ? List.of() : List.copyOf(days);
    }
}
