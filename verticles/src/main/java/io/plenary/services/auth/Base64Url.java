package io.plenary.services.auth;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** How passkeys and browsers write bytes in JSON. */
final class Base64Url {

    private Base64Url() {}

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String encoded(UUID id) {
        return encoded(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /** @throws IllegalArgumentException if it is not written so */
    static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** Whether some bytes are written so. */
    static boolean isBytes(String text) {
        try {
            return decoded(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
