package io.plenary.services.notifications;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.MessageKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What stands in the links of mails with which their reader ends them, for ever and without signing in: who, what, and a seal. */
final class Unsubscriptions {

    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int SEAL_BYTES = 16;
    /** What the id of a conference follows; no kind has it in its name. */
    private static final char OF = '@';

    private final SecretKeySpec secret;

    Unsubscriptions(byte[] secret) {
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    /**
     * Of whom, and from what.
     *
     * @param conferenceId null for those of all conferences
     */
    record Unsubscription(UUID userId, MessageKind kind, UUID conferenceId) {}

    String token(UUID userId, MessageKind kind) {
        return token(said(userId, kind.name()));
    }

    /** Of one conference only. */
    String token(UUID userId, MessageKind kind, UUID conferenceId) {
        byte[] said = said(userId, kind.name() + OF);
        return token(ByteBuffer.allocate(said.length + ID_BYTES)
                .put(said)
                .putLong(conferenceId.getMostSignificantBits())
                .putLong(conferenceId.getLeastSignificantBits())
                .array());
    }

    private String token(byte[] said) {
        byte[] token = ByteBuffer.allocate(said.length + SEAL_BYTES)
                .put(seal(said))
                .put(said)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if we did not make it */
    Unsubscription read(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length > SEAL_BYTES + ID_BYTES && isOurs(bytes)) {
                ByteBuffer said = ByteBuffer.wrap(bytes, SEAL_BYTES, bytes.length - SEAL_BYTES);
                return unsubscription(said.slice());
            }
        } catch (IllegalArgumentException e) {
            // No Base64, or a kind that a later release has.
        }
        throw Refusal.NOT_FOUND.because("LINK_INVALID", "The link does not work any more.");
    }

    private static Unsubscription unsubscription(ByteBuffer said) {
        UUID userId = new UUID(said.getLong(), said.getLong());
        String kind = StandardCharsets.ISO_8859_1.decode(said.duplicate()).toString();
        int end = kind.indexOf(OF);
        if (end < 0) {
            return new Unsubscription(userId, MessageKind.valueOf(kind), null);
        }
        said.position(said.position() + end + 1);
        UUID conferenceId = new UUID(said.getLong(), said.getLong());
        return new Unsubscription(userId, MessageKind.valueOf(kind.substring(0, end)), conferenceId);
    }

    private boolean isOurs(byte[] token) {
        byte[] said = Arrays.copyOfRange(token, SEAL_BYTES, token.length);
        return MessageDigest.isEqual(Arrays.copyOf(token, SEAL_BYTES), seal(said));
    }

    private static byte[] said(UUID userId, String kind) {
        byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(ID_BYTES + name.length)
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .put(name)
                .array();
    }

    private byte[] seal(byte[] said) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return Arrays.copyOf(mac.doFinal(said), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }
}
