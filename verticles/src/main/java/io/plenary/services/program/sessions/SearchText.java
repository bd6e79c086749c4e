package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Session;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cuts texts into words, for the index and for the question alike. */
final class SearchText {

    /** PostgreSQL indexes at most 1 MB of distinct words. */
    private static final int LONGEST_TEXT = 100_000;

    private static final int LONGEST_ALL = 250_000;

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private SearchText() {}

    /** The words a session is found by, without markup. */
    static String of(Session session) {
        Stream<String> texts = Stream.of(session.title(), session.subtitle(), session.summary(), session.description());
        Stream<String> names = session.speakers().stream().map(Credit::name);
        return Stream.concat(texts, names)
                .filter(Objects::nonNull)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_TEXT)))
                .map(text -> words(TAG.matcher(text).replaceAll(" ")))
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), SearchText::bounded));
    }

    private static String bounded(String words) {
        return words.length() <= LONGEST_ALL ? words : words.substring(0, words.lastIndexOf(' ', LONGEST_ALL) + 1);
    }

    /** All words must be there; the last one may be a beginning. Null where there is nothing to look for. */
    static String query(String text) {
        String words = text == null ? "" : words(text);
        return words.isEmpty() ? null : words.replace(" ", " & ") + ":*";
    }

    private static String words(String text) {
        return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
