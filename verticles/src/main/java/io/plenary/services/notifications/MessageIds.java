package io.plenary.services.notifications;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What mails are called: by their delivery and a seal. Anybody may write to where mails come back to, so only who had a mail, or
 * carried it, must be able to say of it that it came back.
 */
final class MessageIds {

    private static final String HMAC = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int LONGEST = 500;

    /** In letters of any case: some servers change it. */
    private static final Pattern SEALED =
            Pattern.compile("(?i)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9a-f]{32})@");

    private final SecretKeySpec secret;

    MessageIds(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    String of(UUID deliveryId, String host) {
        return "<" + deliveryId + "." + HexFormat.of().formatHex(seal(deliveryId)) + "@" + host + ">";
    }

    /** The delivery that a text names; empty where we did not make it. */
    Optional<UUID> find(String text) {
        Matcher named = SEALED.matcher(text.substring(0, Math.min(text.length(), LONGEST)));
        while (named.find()) {
            UUID deliveryId = UUID.fromString(named.group(1));
            if (MessageDigest.isEqual(HexFormat.of().parseHex(named.group(2)), seal(deliveryId))) {
                return Optional.of(deliveryId);
            }
        }
        return Optional.empty();
    }

    private byte[] seal(UUID deliveryId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return Arrays.copyOf(mac.doFinal(deliveryId.toString().getBytes(StandardCharsets.UTF_8)), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }
}
