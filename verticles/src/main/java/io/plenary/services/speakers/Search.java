package io.plenary.services.speakers;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What somebody typed as a query of PostgreSQL's full-text search. */
final class Search {

    private Search() {}

    /** Every word must occur, the last one may still be unfinished; null if nothing typed is a word. */
    static String query(String typed) {
        if (typed == null) {
            return null;
        }
        String words = Arrays.stream(typed.split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "'")
                .collect(Collectors.joining(" & "));
        return words.isEmpty() ? null : words + ":*";
    }
}
