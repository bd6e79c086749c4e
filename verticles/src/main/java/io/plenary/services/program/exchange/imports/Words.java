package io.plenary.services.program.exchange.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Cuts titles and names into words, without what hands and systems write differently: case, accents, punctuation. */
final class Words {

    private static final Pattern ACCENT = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    /** Letters whose marks are part of them. */
    private static final Map<String, String> PLAIN =
            Map.of("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    private static final Pattern MARKED = Pattern.compile("[" + String.join("", PLAIN.keySet()) + "]");

    private Words() {}

    static List<String> of(String text) {
        String plain = plain(text);
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
    }

    /** The words with a space between; a text that has none, such as a picture, as it is. */
    static String plain(String text) {
        String written = text == null ? "" : text.strip();
        String bare = ACCENT.matcher(Normalizer.normalize(written, Normalizer.Form.NFKD))
                .replaceAll("");
        String unmarked = MARKED.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(letter -> PLAIN.get(letter.group()));
        String words = NO_WORD.matcher(unmarked).replaceAll(" ").strip();
        return words.isEmpty() ? written : words;
    }
}
