package io.plenary.services.registrations.cards;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stripe's way of signing what it says: {@code t=…,v1=…}, an HMAC-SHA256 over the second and the body. While a secret is exchanged
 * there are several.
 */
public final class StripeSignature {

    /** What was signed before is said anew with another signature: an old one has been kept by somebody. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String HMAC = "HmacSHA256";
    private static final int LONGEST = 2_000;
    private static final Pattern SECOND = Pattern.compile("\\d{1,12}");

    private StripeSignature() {}

    public static boolean isGenuine(String header, String body, String secret, Instant now) {
        if (header == null || header.length() > LONGEST) {
            return false;
        }
        Optional<String> second = values(header, "t").stream()
                .filter(text -> SECOND.matcher(text).matches())
                .findFirst();
        return second.filter(text -> isOfNow(Long.parseLong(text), now)).isPresent()
                && values(header, "v1").stream().anyMatch(given -> isEqual(given, sign(second.get(), body, secret)));
    }

    private static boolean isOfNow(long second, Instant now) {
        return Math.abs(now.getEpochSecond() - second) <= TOLERANCE.toSeconds();
    }

    private static List<String> values(String header, String name) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .toList();
    }

    private static boolean isEqual(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    public static String sign(String second, String body, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal((second + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HMAC-SHA256", e);
        }
    }
}
