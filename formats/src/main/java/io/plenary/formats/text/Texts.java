package io.plenary.formats.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Small judgments about texts, shared by readers and writers. */
public final class Texts {

    /** What a browser would run instead of going there. */
    private static final Set<String> RUN_BY_BROWSERS = Set.of("javascript", "vbscript", "data", "blob", "filesystem");

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private Texts() {}

    /** The color, null when it is not {@code #rrggbb}. */
    public static String color(String text) {
        return text != null && COLOR.matcher(text.strip()).matches() ? text.strip() : null;
    }

    public static void requireColor(String color) {
        if (color != null && color(color) == null) {
            throw new IllegalArgumentException("a color is #rrggbb");
        }
    }

    /** Whether a link to this address does no more than lead somewhere; {@code javascript:} and {@code data:} do. */
    public static boolean isHarmless(String url) {
        return url == null
                || isRelative(url)
                || !RUN_BY_BROWSERS.contains(url.substring(0, url.indexOf(':')).toLowerCase(Locale.ROOT));
    }

    public static boolean isWebAddress(String text) {
        try {
            URI uri = text == null ? null : new URI(text);
            return uri != null && uri.getHost() != null && text.matches("https?://.*");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    public static boolean isRelative(String url) {
        return url != null && !url.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*");
    }
}
