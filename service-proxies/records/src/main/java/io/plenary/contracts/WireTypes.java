package io.plenary.contracts;

import java.time.Instant;
import java.util.UUID;

/** How single JDK values travel as arguments; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class WireTypes {

    private WireTypes() {}

    public static String writeUuid(UUID value) {
        return value == null ? null : value.toString();
    }

    public static UUID readUuid(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    public static String writeInstant(Instant value) {
        return value == null ? null : value.toString();
    }

    public static Instant readInstant(String text) {
        return text == null ? null : Instant.parse(text);
    }
}
