package io.plenary.web.contract;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Entity tags, compared as RFC 9110 wants it for {@code If-None-Match}: weak ones equal strong ones. */
public final class Etags {

    /** 96 bits: what is private differs from person to person, and no two of them must look the same. */
    private static final int BYTES = 12;

    private Etags() {}

    /** A strong one, of a text. */
    public static String of(Buffer text) {
        byte[] digest = sha256().digest(text.getBytes());
        return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /**
     * @param known a list of entity tags, or {@code *}
     * @param etag of what would be answered
     */
    static boolean match(String known, String etag) {
        if (known.equals(etag) || known.equals("*")) {
            return true;
        }
        String plain = plain(etag);
        for (String one : known.split(",")) {
            if (plain(one.trim()).equals(plain)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
