package io.plenary.services.notifications;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.UUID;

/**
 * A message for a device, ready to go.
 *
 * @param id of its delivery
 * @param deviceId where it is shown
 * @param point the public key of the device
 * @param secret what only the device and we know
 * @param message what it tells
 * @param notice in words
 */
record Push(UUID id, UUID deviceId, URI endpoint, byte[] point, byte[] secret, Message message, Notice notice) {

    private static final String INBOX = "/inbox";

    /** What a device shows. */
    record Notice(String title, String text) {}

    /** For the service worker: only what the inbox shows too. */
    Buffer payload() {
        return new JsonObject()
                .put("id", message.id().toString())
                .put("kind", message.kind().name())
                .put("title", notice.title())
                .put("text", notice.text())
                .put("url", INBOX)
                .toBuffer();
    }

    /** Whose it is, whatever the rest of the address is good for. */
    String address() {
        return endpoint.getHost();
    }
}
