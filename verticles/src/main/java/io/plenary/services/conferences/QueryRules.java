package io.plenary.services.conferences;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Faults;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** What may be asked of a list. */
final class QueryRules {

    private static final int LATEST_YEAR = 9999;
    private static final Map<String, Integer> YEARS = Map.of("first", 1, "last", LATEST_YEAR);

    private QueryRules() {}

    static void check(ConferenceQuery query) {
        new Faults()
                .page(query.limit())
                .check(isDay(query.from()), "query/from", Fault.YEARS, YEARS)
                .check(isDay(query.to()), "query/to", Fault.YEARS, YEARS)
                .refuseIfAny("The list cannot be asked for like this.");
    }

    /** The start date a page ends with; null on the first page. */
    static LocalDate startDate(Cursor cursor) {
        try {
            LocalDate day = cursor.key() == null ? null : LocalDate.parse(cursor.key());
            if (isDay(day)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Answered below like every other cursor that is not of this list.
        }
        throw Refusal.INVALID.because("This is no cursor of this list.");
    }

    private static boolean isDay(LocalDate day) {
        return day == null || day.getYear() >= 1 && day.getYear() <= LATEST_YEAR;
    }
}
