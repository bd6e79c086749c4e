package io.plenary.formats.reading;

import io.plenary.formats.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads identifiers. {@link UUID#fromString} alone is no check: it takes {@code 1-1-1-1-1}. */
public final class Ids {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern POSITIVE = Pattern.compile("0{0,9}[1-9][0-9]{0,9}");

    private static final int LONGEST_KEY = 2_000;
    private static final int KEPT_OF_KEY = 100;

    private Ids() {}

    /** Null when the text is no UUID. */
    public static UUID uuid(String text) {
        return text != null && UUID_TEXT.matcher(text.strip()).matches() ? UUID.fromString(text.strip()) : null;
    }

    /** The key itself, or what stands for it where it is longer than an index of the database can hold. */
    static String bounded(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_KEY
                ? key
                : PlainText.legal(key.substring(0, KEPT_OF_KEY)) + "…" + UUID.nameUUIDFromBytes(bytes);
    }

    /** Null when the text is no positive integer of 32 bits, which is what existing clients hold. */
    static Integer number(String text) {
        if (text == null || !POSITIVE.matcher(text).matches()) {
            return null;
        }
        long value = Long.parseLong(text);
        return value > Integer.MAX_VALUE ? null : (int) value;
    }
}
