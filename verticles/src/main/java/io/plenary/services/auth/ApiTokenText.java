package io.plenary.services.auth;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How a token for programs reads: {@code plenary_pat_} or {@code plenary_org_}, 43 random characters of base 62 (256 bits), and
 * six that are their CRC-32. Scanners for leaked secrets know it by its prefix, and what was mistyped or cut off is told from what was
 * revoked, without looking anything up.
 */
final class ApiTokenText {

    private static final String PREFIX = "plenary_";
    private static final String OF_USER = PREFIX + "pat_";
    private static final String OF_ORGANIZATION = PREFIX + "org_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 43;
    private static final int SUM_LENGTH = 6;
    private static final int HINT_LENGTH = 4;
    private static final Pattern FORM =
            Pattern.compile("plenary_(?:pat|org)_[0-9A-Za-z]{" + (RANDOM_LENGTH + SUM_LENGTH) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiTokenText() {}

    static String generate(boolean ofOrganization) {
        StringBuilder text = new StringBuilder(ofOrganization ? OF_ORGANIZATION : OF_USER);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return text + sum(text.toString());
    }

    /** Whether somebody meant a token for programs, be it mistyped. */
    static boolean isMeant(String text) {
        return text.startsWith(PREFIX);
    }

    /** Whether it could be one: complete, without a typing error. */
    static boolean isWellFormed(String text) {
        int end = text.length() - SUM_LENGTH;
        return FORM.matcher(text).matches() && sum(text.substring(0, end)).equals(text.substring(end));
    }

    /** Prefix and last characters. */
    static String hint(String text) {
        return text.substring(0, OF_USER.length()) + "…" + text.substring(text.length() - HINT_LENGTH);
    }

    private static String sum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        char[] sum = new char[SUM_LENGTH];
        long rest = crc.getValue();
        for (int i = SUM_LENGTH - 1; i >= 0; i--) {
            sum[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(sum);
    }
}
