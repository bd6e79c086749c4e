package io.plenary.services.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks devices at which an account signed in, as OWASP's device cookies do. A mark says nothing about anybody and opens
 * nothing: it only keeps the failures of its device apart from those of strangers. Whoever has no password of the account
 * cannot make one, and those from before end with the password, with the sign-ins and where a second factor is set up: who collected
 * marks would have as many times the tries.
 */
final class Devices {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int SEAL_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** So many people share a device. */
    private static final int MOST_MARKS = 5;

    private static final int LONGEST = 300;

    private final SecretKeySpec secret;

    Devices(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The id of the device if the account signed in there before. */
    Optional<String> known(String marks, String email, int generation) {
        return all(marks).filter(mark -> isOf(mark, signed(email, generation))).findFirst();
    }

    /** The marks of a device at which this account has just signed in. */
    String remember(String marks, String email, int generation) {
        String own = known(marks, email, generation).orElseGet(() -> mark(signed(email, generation)));
        return Stream.concat(Stream.of(own), all(marks).filter(mark -> !mark.equals(own)))
                .limit(MOST_MARKS)
                .collect(Collectors.joining("."));
    }

    /** No address has a space. */
    private static String signed(String email, int generation) {
        return generation == 0 ? email : email + " " + generation;
    }

    private static Stream<String> all(String marks) {
        return marks == null || marks.length() > LONGEST
                ? Stream.empty()
                : List.of(marks.split("\\.")).stream().filter(mark -> decoded(mark).length == ID_BYTES + SEAL_BYTES);
    }

    private boolean isOf(String mark, String signed) {
        byte[] bytes = decoded(mark);
        byte[] id = Arrays.copyOf(bytes, ID_BYTES);
        return MessageDigest.isEqual(seal(id, signed), Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }

    private String mark(String signed) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        byte[] mark = Arrays.copyOf(id, ID_BYTES + SEAL_BYTES);
        System.arraycopy(seal(id, signed), 0, mark, ID_BYTES, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    }

    private byte[] seal(byte[] id, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(id);
            return Arrays.copyOf(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }

    private static byte[] decoded(String mark) {
        try {
            return Base64.getUrlDecoder().decode(mark);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
