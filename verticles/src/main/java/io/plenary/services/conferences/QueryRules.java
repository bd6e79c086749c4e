package io.plenary.services.conferences;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.runtime.Cursor;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What may be asked of a list. */
final class QueryRules {

    private static final int MOST = 200;
    private static final int LATEST_YEAR = 9999;

    private QueryRules() {}

    static void check(ConferenceQuery query) {
        List<FieldError> errors = new ArrayList<>();
        if (!isLimit(query.limit())) {
            errors.add(new FieldError("query/limit", "must be 1 to 200"));
        }
        if (!isDay(query.from())) {
            errors.add(new FieldError("query/from", "must be a day of the years 1 to 9999"));
        }
        if (!isDay(query.to())) {
            errors.add(new FieldError("query/to", "must be a day of the years 1 to 9999"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because("The list cannot be asked for like this.", errors);
        }
    }

    static void checkLimit(int limit) {
        if (!isLimit(limit)) {
            FieldError error = new FieldError("query/limit", "must be 1 to 200");
            throw Refusal.INVALID.because("The list cannot be asked for like this.", List.of(error));
        }
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

    private static boolean isLimit(int limit) {
        return limit >= 1 && limit <= MOST;
    }

    private static boolean isDay(LocalDate day) {
        return day == null || day.getYear() >= 1 && day.getYear() <= LATEST_YEAR;
    }
}
