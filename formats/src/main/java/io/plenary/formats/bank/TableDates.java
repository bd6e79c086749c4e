package io.plenary.formats.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as banks of Europe write them. */
final class TableDates {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-./]?(\\d{2})[-./]?(\\d{2}).*");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4}|\\d{2})\\b.*");
    private static final int CENTURY = 2_000;

    private TableDates() {}

    /** Null where it is none: nothing depends on it. */
    static LocalDate read(String text) {
        Matcher year = YEAR_FIRST.matcher(text);
        Matcher day = DAY_FIRST.matcher(text);
        try {
            if (year.matches()) {
                return LocalDate.of(number(year, 1), number(year, 2), number(year, 3));
            }
            return day.matches() ? LocalDate.of(year(number(day, 3)), number(day, 2), number(day, 1)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int year(int written) {
        return written < 100 ? CENTURY + written : written;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
