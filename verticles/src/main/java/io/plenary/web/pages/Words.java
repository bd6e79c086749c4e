package io.plenary.web.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of pages in one of the languages that the client has, too. */
public final class Words {

    private static final String DEFAULT = "en";
    /** More is no wish of anybody. */
    private static final int LONGEST_WISH = 200;

    private static final Map<String, Locale> LOCALES = Map.of("en", Locale.UK, "de", Locale.GERMANY);

    /** In the order in which they are named. */
    static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, Words> ALL =
            LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Words::read));

    private final String language;
    private final boolean chosen;
    private final Properties words;

    private Words(String language, boolean chosen, Properties words) {
        this.language = language;
        this.chosen = chosen;
        this.words = words;
    }

    private static Words read(String language) {
        Properties words = new Properties();
        String file = "/web/pages/words." + language + ".properties";
        try (Reader text = new InputStreamReader(Words.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(language, false, words);
    }

    /**
     * In the language that an address asks for, else the first one of the browser that there is.
     *
     * @param chosen by the address, null where it does not say
     * @param accepted {@code Accept-Language}, or null
     */
    static Words wanted(String chosen, String accepted) {
        Words asked = chosen == null ? null : ALL.get(chosen);
        return asked == null ? ALL.get(preferred(accepted)) : new Words(chosen, true, asked.words);
    }

    static Words in(String language) {
        return ALL.get(language);
    }

    private static String preferred(String accepted) {
        if (accepted == null || accepted.length() > LONGEST_WISH) {
            return DEFAULT;
        }
        try {
            String found = Locale.lookupTag(LanguageRange.parse(accepted), LANGUAGES);
            return found == null ? DEFAULT : found;
        } catch (IllegalArgumentException e) {
            return DEFAULT;
        }
    }

    public String language() {
        return language;
    }

    /** Whether the address says so, and not who asked. */
    boolean chosen() {
        return chosen;
    }

    Locale locale() {
        return LOCALES.get(language);
    }

    /** @throws IllegalArgumentException for a key without words */
    public String get(String key) {
        String found = words.getProperty(key);
        if (found == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return found;
    }

    public String fill(String key, Object... values) {
        return get(key).formatted(values);
    }

    /** In the form that goes with a number. */
    public String count(String key, int number) {
        return number == 1 ? get(key + ".one") : get(key + ".other").formatted(number);
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }
}
