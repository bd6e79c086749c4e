package io.plenary.contracts;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences with {placeholders} and {number:what is said of one|what is said of several}. The English one is filled here;
 * with the same values whoever shows it fills their own in another language.
 */
public final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(?::([^|}]*)\\|([^}]*))?}");

    private Template() {}

    /** Numbers are grouped; a placeholder without a value stays as it is. */
    public static String filled(String template, Map<String, ?> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.containsKey(found.group(1))
                                ? filled(found, values.get(found.group(1)))
                                : found.group()));
    }

    private static String filled(MatchResult found, Object value) {
        if (found.group(2) == null) {
            return shown(value);
        }
        return value instanceof Number number && number.longValue() == 1 ? found.group(2) : found.group(3);
    }

    private static String shown(Object value) {
        return value instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue()) : "" + value;
    }

    /** The values as they travel: as text, numbers as digits only. */
    public static Map<String, String> params(Map<String, ?> values) {
        Map<String, String> params = new TreeMap<>();
        values.forEach((name, value) -> params.put(name, "" + value));
        return params;
    }
}
