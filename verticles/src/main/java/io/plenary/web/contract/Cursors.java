package io.plenary.web.contract;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the cursors that leave the gateway, and lets back in what it signed for the same list: nobody writes positions of their
 * own, or of another list. A position is no right; what a page shows is decided anew for who asks.
 */
public final class Cursors {

    /** What the secret is derived for. */
    public static final String PURPOSE = "cursors";

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final String MAC = "HmacSHA256";
    /** 128 bits, of which nobody guesses one. */
    private static final int SIGNATURE_BYTES = 16;

    private static final int SIGNATURE_LENGTH = 22;
    /** Within a string of JSON its quotes would be escaped. */
    private static final String MEMBER = "\"nextCursor\":\"";

    private volatile SecretKeySpec secret;

    /** @param newSecret the same on every node, so that any of them gives the next page */
    public Cursors use(byte[] newSecret) {
        secret = new SecretKeySpec(newSecret, MAC);
        return this;
    }

    /**
     * What the service knows a signed cursor as; null for null.
     *
     * @throws io.vertx.serviceproxy.ServiceException INVALID at {@code query/cursor} if it was not signed here for this list
     */
    String open(String list, String signed) {
        if (signed == null) {
            return null;
        }
        int start = Math.min(SIGNATURE_LENGTH, signed.length());
        String cursor = signed.substring(start);
        if (!MessageDigest.isEqual(bytes(signed.substring(0, start)), bytes(signature(list, cursor)))) {
            throw Refusal.INVALID.because("The request has faults.", List.of(Fault.CURSOR.at("query/cursor")));
        }
        return cursor;
    }

    /**
     * @param list its path
     * @param page as JSON, with or without a cursor
     */
    String sign(String list, String page) {
        int start = page.lastIndexOf(MEMBER);
        if (start < 0) {
            return page;
        }
        int cursor = start + MEMBER.length();
        String signature = signature(list, page.substring(cursor, page.indexOf('"', cursor)));
        return new StringBuilder(page).insert(cursor, signature).toString();
    }

    private String signature(String list, String cursor) {
        SecretKeySpec known = secret;
        if (known == null) {
            throw Refusal.UNAVAILABLE.retryAfter(WAIT, "Lists have no further pages yet. Try again.");
        }
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(known);
            byte[] whole = mac.doFinal(bytes(list + "\n" + cursor));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
