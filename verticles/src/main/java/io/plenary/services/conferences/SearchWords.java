package io.plenary.services.conferences;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a text as search compares them: lower case, without accents, cut at everything that is neither letter
 * nor digit. Stored text and question go through here alike, so both fold the same way on every server.
 */
final class SearchWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** PostgreSQL refuses lexemes of 2 KB; nobody looks for the end of such a word. */
    private static final int LONGEST = 100;

    private SearchWords() {}

    static String[] of(String... texts) {
        return Arrays.stream(texts)
                .filter(Objects::nonNull)
                .flatMap(SearchWords::words)
                .distinct()
                .toArray(String[]::new);
    }

    /**
     * A question as a {@code tsquery}: all words must occur, the last one may be unfinished.
     *
     * @return null where the text has no word, which restricts nothing
     */
    static String query(String text) {
        List<String> words = text == null ? List.of() : words(text).toList();
        return words.isEmpty()
                ? null
                : words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & ", "", ":*"));
    }

    private static Stream<String> words(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return GAPS.splitAsStream(folded)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)));
    }
}
