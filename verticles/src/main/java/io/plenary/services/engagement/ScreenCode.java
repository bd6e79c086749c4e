package io.plenary.services.engagement;

import io.plenary.runtime.MailedTokens;
import java.security.SecureRandom;

/** What opens a screen: 80 bits in groups that somebody can type on a ladder, without letters that look like digits. */
final class ScreenCode {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ScreenCode() {}

    static String generate() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Nobody guesses it, so a plain hash keeps it. */
    static byte[] hash(String code) {
        return MailedTokens.hash(code);
    }
}
