package io.plenary.formats.text;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names under which somebody may be shown to everybody. An e-mail address is none: files hold it because their program knew
 * nothing better, and whoever gave it away gave it to the organizers.
 */
public final class PublicName {

    private static final String LOCAL = "[\\p{L}\\p{N}._%+'-]";
    private static final String DOMAIN = "[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+";
    /** What begins with an at sign, as in {@code @ada@social.example}, is a name people have in public. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<!%1$s|@)(?:mailto:)?(?:\"[^\"]{1,64}\"|%1$s+)(?:[@\uFF20\uFE6B]|%%40)%2$s".formatted(LOCAL, DOMAIN),
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EMPTY_BRACKETS = Pattern.compile("<\\s*>|\\(\\s*\\)|\\[\\s*]|\"\\s*\"");
    /** What addresses leave at the edges of a name. */
    private static final String SIGNS = ",;:/|<>-";

    private PublicName() {}

    /** The name without addresses; null where nothing else is left of it. */
    public static String of(String written) {
        if (!holdsAddress(written)) {
            return written;
        }
        String rest = ADDRESS.matcher(written).replaceAll(" ");
        rest = EMPTY_BRACKETS.matcher(rest).replaceAll(" ");
        rest = withoutEdges(rest).replaceAll("\\s+", " ");
        return rest.codePoints().anyMatch(Character::isLetterOrDigit) ? rest : null;
    }

    /** Not by a pattern: one that ends with the text is tried again from every sign of a long row of them. */
    private static String withoutEdges(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isEdge(text.charAt(start))) {
            start++;
        }
        while (start < end && isEdge(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isEdge(char c) {
        return c == ' ' || c >= '\t' && c <= '\r' || SIGNS.indexOf(c) >= 0;
    }

    /** The first of these under which somebody may be shown, null if there is none. */
    public static String first(String... written) {
        return Arrays.stream(written)
                .map(PublicName::of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public static boolean holdsAddress(String text) {
        return text != null && ADDRESS.matcher(text).find();
    }

    /** A text that is kept for the organizers only, with the addresses blackened all the same. */
    public static String withoutAddresses(String text) {
        return holdsAddress(text) ? ADDRESS.matcher(text).replaceAll("…") : text;
    }
}
