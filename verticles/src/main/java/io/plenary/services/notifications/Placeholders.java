package io.plenary.services.notifications;

import io.plenary.contracts.Fault;
import io.plenary.runtime.Faults;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What organizers may write in place of what differs from reader to reader: {@code {{ person.name }}}. A name stands for a value and
 * nothing else; there is nothing to compute or to call.
 */
final class Placeholders {

    static final List<String> OF_BULLETINS =
            List.of("person.name", "conference.title", "conference.link", "agenda.link");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}\\s]*)\\s*}}");
    private static final int LONGEST_NAME = 60;
    /** In the address of a link, whether it is written inline, beneath, in angle brackets or as it is. */
    private static final Pattern NAME_IN_LINK = Pattern.compile(
            "(?:\\]\\(\\s*\\S{0,2000}|\\]:\\s*\\S{0,2000}|<[^>\\n]{0,2000}|//\\S{0,2000})\\{\\{\\s*person\\.name");

    private Placeholders() {}

    /** Finds each that stands for nothing. */
    static void check(Faults faults, String pointer, String text, List<String> known) {
        if (text != null) {
            faults.check(!NAME_IN_LINK.matcher(text).find(), pointer, Fault.NAME_IN_LINK);
            PLACEHOLDER
                    .matcher(text)
                    .results()
                    .filter(found -> !known.contains(found.group(1)))
                    .forEach(found -> faults.check(false, pointer, Fault.UNKNOWN_PLACEHOLDER, said(found, known)));
        }
    }

    private static Map<String, ?> said(MatchResult found, List<String> known) {
        String name = found.group(1);
        return Map.of(
                "name",
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                "position",
                found.start() + 1,
                "known",
                String.join(", ", known));
    }

    /**
     * The text with values. What they say is not looked at for placeholders again.
     *
     * @param escape what makes of a value what may stand there
     */
    static String fill(String text, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(escape.apply(values.getOrDefault(found.group(1), ""))));
    }
}
