package io.plenary.services.notifications;

import io.plenary.contracts.Refusal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What stands in the links of an advertisement below a mail: what it is, and a seal. Whose mail it was nobody can read from it. */
final class FooterLinks {

    private static final String HMAC = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int ID_BYTES = 16;
    private static final int FOLLOW_BYTES = 2 * ID_BYTES + Integer.BYTES;

    private final String base;
    private final SecretKeySpec secret;

    /** @param base how clients reach the platform, without a slash at the end */
    FooterLinks(String base, byte[] secret) {
        this.base = base;
        this.secret = new SecretKeySpec(secret, HMAC);
    }

    /**
     * An advertisement in a mail.
     *
     * @param mail the same for the same mail, and no other
     * @param day on which the mail was made, in UTC
     */
    record Followed(UUID advertisementId, UUID mail, LocalDate day) {}

    String follow(UUID deliveryId, UUID advertisementId, LocalDate day) {
        ByteBuffer said = put(put(ByteBuffer.allocate(FOLLOW_BYTES), advertisementId), mail(deliveryId))
                .putInt((int) day.toEpochDay());
        return base + "/api/v1/mailed-advertisement?token=" + token(said.array());
    }

    /** By what promotions know a mail: nobody there finds out which it was. */
    UUID mail(UUID deliveryId) {
        ByteBuffer sealed = ByteBuffer.wrap(seal(bytes(deliveryId)));
        return new UUID(sealed.getLong(), sealed.getLong());
    }

    /** @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if we did not make it */
    Followed readFollow(String token) {
        ByteBuffer said = read(token, FOLLOW_BYTES);
        return new Followed(id(said), id(said), LocalDate.ofEpochDay(said.getInt()));
    }

    /** Behind the # no server and no log gets to see it. */
    String decline(UUID userId) {
        return base + "/no-advertisements#" + token(bytes(userId));
    }

    /** @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if we did not make it */
    UUID readDecline(String token) {
        return id(read(token, ID_BYTES));
    }

    private String token(byte[] said) {
        byte[] token = ByteBuffer.allocate(SEAL_BYTES + said.length)
                .put(seal(sealed(said)))
                .put(said)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What is sealed in a link is sealed nowhere else. */
    private static byte[] sealed(byte[] said) {
        return ByteBuffer.allocate(Integer.BYTES + said.length)
                .putInt(said.length)
                .put(said)
                .array();
    }

    private ByteBuffer read(String token, int length) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length == SEAL_BYTES + length) {
                byte[] said = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
                if (MessageDigest.isEqual(Arrays.copyOf(bytes, SEAL_BYTES), seal(sealed(said)))) {
                    return ByteBuffer.wrap(said);
                }
            }
        } catch (IllegalArgumentException e) {
            // No Base64.
        }
        throw Refusal.NOT_FOUND.because("LINK_INVALID", "The link does not work any more.");
    }

    private static UUID id(ByteBuffer said) {
        return new UUID(said.getLong(), said.getLong());
    }

    private static byte[] bytes(UUID id) {
        return put(ByteBuffer.allocate(ID_BYTES), id).array();
    }

    private static ByteBuffer put(ByteBuffer bytes, UUID id) {
        return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
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
