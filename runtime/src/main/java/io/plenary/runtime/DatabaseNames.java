package io.plenary.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the databases of conferences are called. Slugs are unique, so names are. */
public final class DatabaseNames {

    /** PostgreSQL cuts longer names without a word, which would let two conferences share a database. */
    private static final int LONGEST = 63;

    private static final int FINGERPRINT_BYTES = 6;

    private DatabaseNames() {}

    public static String of(String prefix, String slug) {
        String name = prefix + "_conf_" + slug.replace('-', '_');
        if (name.length() <= LONGEST) {
            return name;
        }
        String fingerprint = "_" + fingerprint(name);
        return name.substring(0, LONGEST - fingerprint.length()) + fingerprint;
    }

    private static String fingerprint(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
