package io.plenary.web.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/** SHA-256 in the notations of file names, entity tags and content security policies. */
final class Digests {

    /** 64 bits: enough to tell the releases of a client apart. */
    private static final int SHORT = 16;

    private Digests() {}

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes)).substring(0, SHORT);
    }

    /** Of names and contents, in the order of the names. */
    static String hex(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(sha256().digest(file.getValue()));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
    }

    /** A source of a content security policy that allows exactly this inline text. */
    static String source(String inline) {
        byte[] digest = sha256().digest(inline.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
