package io.plenary.formats.ics;

import io.plenary.formats.text.PlainText;
import java.nio.charset.StandardCharsets;

/** Writes content lines of iCalendar: escaped, ended by CRLF, folded at 75 octets (RFC 5545, 3.1). */
final class IcsOut {

    private static final int OCTETS = 75;

    private final StringBuilder out = new StringBuilder();

    /** A line whose value needs no escaping. */
    IcsOut line(String nameAndParameters, String value) {
        fold(nameAndParameters + ":" + value);
        return this;
    }

    /** A line of type TEXT; left out without a value. */
    IcsOut text(String name, String value) {
        return value == null ? this : line(name, escaped(value));
    }

    private static String escaped(String text) {
        return PlainText.legal(text)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** Counts octets as the standard says, and never cuts a character into two. */
    private void fold(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            int length = new String(Character.toChars(character)).getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(character);
            octets += length;
            i += Character.charCount(character);
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
