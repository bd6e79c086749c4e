package io.plenary.formats.ics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One unfolded line of iCalendar (RFC 5545, 3.1).
 *
 * @param name in upper case
 * @param parameters by name in upper case, without quotes
 * @param value as written, still escaped
 * @param line line of the file at which it begins
 */
record ContentLine(String name, Map<String, String> parameters, String value, int line) {

    /** Empty where a line is no property. */
    static Optional<ContentLine> parse(String text, int line) {
        int nameEnd = firstOf(text, 0, ";:");
        if (nameEnd <= 0) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = nameEnd;
        while (text.charAt(at) == ';') {
            int end = firstOf(text, at + 1, ";:");
            if (end < 0) {
                return Optional.empty();
            }
            String[] parameter = text.substring(at + 1, end).split("=", 2);
            if (parameter.length == 2) {
                parameters.putIfAbsent(upper(parameter[0]), parameterValue(parameter[1]));
            }
            at = end;
        }
        return Optional.of(
                new ContentLine(upper(text.substring(0, nameEnd)), parameters, text.substring(at + 1), line));
    }

    /** Index of the first of these characters outside quotes, -1 when there is none. */
    private static int firstOf(String text, int from, String characters) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && characters.indexOf(c) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** RFC 6868 escapes what a parameter could not hold otherwise. */
    private static String parameterValue(String value) {
        return value.replace("\"", "").replace("^n", "\n").replace("^'", "\"").replace("^^", "^");
    }

    private static String upper(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    /** The value as text: escapes resolved (RFC 5545, 3.3.11). */
    String text() {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
