package io.plenary.services.auth;

import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.UUID;

/** How passkeys and browsers write bytes in JSON. */
final class Base64Url {

    private Base64Url() {}

    static String encoded(Buffer bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.getBytes());
    }

    static String encoded(UUID id) {
        return encoded(
                Buffer.buffer().appendLong(id.getMostSignificantBits()).appendLong(id.getLeastSignificantBits()));
    }

    /** @throws IllegalArgumentException if it is not written so */
    static Buffer decoded(String text) {
        return Buffer.buffer(Base64.getUrlDecoder().decode(text));
    }
}
