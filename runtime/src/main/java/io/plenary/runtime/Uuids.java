package io.plenary.runtime;

import io.plenary.contracts.Fault;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * The ids in a request for several things at once, each once.
     *
     * @throws io.vertx.serviceproxy.ServiceException INVALID if there are too many, or one is no id
     */
    public static List<UUID> parse(String pointer, List<String> texts, int most) {
        Faults faults = new Faults().check(texts.size() <= most, pointer, Fault.TOO_MANY, Map.of("most", most));
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                ids.add(UUID.fromString(texts.get(i)));
            } catch (IllegalArgumentException e) {
                faults.check(false, pointer + "/" + i, Fault.ID);
            }
        }
        faults.refuseIfAny("These ids cannot be asked for.");
        return ids.stream().distinct().toList();
    }
}
