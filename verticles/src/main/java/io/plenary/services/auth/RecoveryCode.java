package io.plenary.services.auth;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What opens an account in place of its second factor: 80 bits, which nobody guesses, so that a plain hash keeps them. */
final class RecoveryCode {

    private static final int MANY = 10;
    private static final int BYTES = 10;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCode() {}

    /** New ones, in groups that can be read out. */
    static List<String> generate() {
        return Stream.generate(RecoveryCode::one).limit(MANY).toList();
    }

    private static String one() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        String text = Base32.of(secret).toLowerCase(Locale.ROOT);
        return text.replaceAll("(?<=\\G.{" + GROUP + "})(?!$)", "-");
    }

    /** @param typed as people do: in groups or not, in letters of any size */
    static byte[] hash(String typed) {
        return RefreshToken.hash(OneTimeCodes.normalized(typed));
    }
}
