package io.plenary.services.program.conference;

import io.plenary.contracts.Refusal;

/**
 * How much a program may say altogether. It is counted as files hold it, in octets and with what escapes signs there, so that
 * every export of the largest program can be made on the default heap.
 */
public final class ProgramSize {

    /** Three times what the largest congress says. */
    public static final long MOST = 5_000_000;

    /** What is said about anything besides its texts. */
    public static final int EACH = 200;

    private static final String ESCAPED = "\"<>&\\,;\n";

    private ProgramSize() {}

    public static int of(String text) {
        int size = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            char sign = text.charAt(i);
            size += ESCAPED.indexOf(sign) >= 0 ? 3 : octets(sign);
        }
        return size;
    }

    private static int octets(char sign) {
        if (sign < 0x80) {
            return 1;
        }
        return sign < 0x800 || Character.isSurrogate(sign) ? 2 : 3;
    }

    /** What is too large already may shrink. */
    static void require(long before, long after) {
        if (after > MOST && after > before) {
            throw Refusal.CONFLICT.because(
                    "PROGRAM_TOO_LARGE", "The texts of all sessions together would be longer than a program may be.");
        }
    }
}
