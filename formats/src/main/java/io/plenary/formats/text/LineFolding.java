package io.plenary.formats.text;

import java.util.Arrays;

/** Where lines of iCalendar in UTF-8 are folded: a line break and one space or tab. */
public final class LineFolding {

    private LineFolding() {}

    /** Whether some character is cut in two; in UTF-8 no other continuation byte follows a space. */
    public static boolean cutCharacters(byte[] text) {
        for (int i = 2; i < text.length; i++) {
            if (isContinuation(text[i]) && isFold(text, i - 2)) {
                return true;
            }
        }
        return false;
    }

    /** The text with each such fold moved behind its character, so that it has the same lines. */
    public static byte[] behindCharacters(byte[] text) {
        byte[] moved = new byte[text.length];
        int length = 0;
        int held = 0;
        for (int at = 0; at < text.length; ) {
            int fold = foldLength(text, at);
            if (fold > 0 && at + fold < text.length && isContinuation(text[at + fold])) {
                held++;
                at += fold;
                continue;
            }
            for (; held > 0 && !isContinuation(text[at]); held--) {
                moved[length++] = '\n';
                moved[length++] = ' ';
            }
            moved[length++] = text[at++];
        }
        return Arrays.copyOf(moved, length);
    }

    private static int foldLength(byte[] text, int at) {
        if (isFold(text, at)) {
            return 2;
        }
        return text[at] == '\r' && isFold(text, at + 1) ? 3 : 0;
    }

    private static boolean isFold(byte[] text, int at) {
        return at + 1 < text.length && text[at] == '\n' && (text[at + 1] == ' ' || text[at + 1] == '\t');
    }

    private static boolean isContinuation(byte octet) {
        return (octet & 0xC0) == 0x80;
    }
}
