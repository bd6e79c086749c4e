package io.plenary.runtime;

import java.security.SecureRandom;
import java.util.UUID;

/** Ids that sort by the time they were made (UUIDv7, RFC 9562 §5.7), so that indexes grow at one end. */
public final class Uuids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuids() {}

    public static UUID next() {
        long high = System.currentTimeMillis() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
        long low = RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
