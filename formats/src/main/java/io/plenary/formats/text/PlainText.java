package io.plenary.formats.text;

/** Texts as the model holds them: without surrounding white space, null instead of empty, nothing XML cannot carry. */
public final class PlainText {

    private PlainText() {}

    /** A text of several lines. */
    public static String block(String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** A text of one line, such as a title or a name: line breaks and tabs become spaces. */
    public static String line(String text) {
        return text == null
                ? null
                : block(text.replace("\r\n", " ")
                        .replace('\n', ' ')
                        .replace('\r', ' ')
                        .replace('\t', ' '));
    }

    /** The text with U+FFFD in place of control characters, lone surrogates and non-characters (XML 1.0, Char). */
    public static String legal(String text) {
        int fault = text == null ? -1 : firstIllegal(text, 0);
        if (fault < 0) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text);
        for (; fault >= 0; fault = firstIllegal(text, fault + 1)) {
            mended.setCharAt(fault, '\uFFFD');
        }
        return mended.toString();
    }

    /** Index of the first character XML 1.0 cannot carry, -1 when there is none. */
    public static int firstIllegal(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || Character.isSurrogate(c) || c >= '\uFFFE') {
                return i;
            }
        }
        return -1;
    }
}
