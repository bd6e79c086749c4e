package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * How fast each person presses, and who was let in a moment ago. Both are known to this instance only, since asking the database at each
 * press would cost more than counting it: on several a person may press as often on each.
 */
final class BurstPace {

    private static final int MOST_PEOPLE = 20_000;
    /** Ten a second for good, and thirty at once. */
    private static final long EACH = Duration.ofMillis(100).toNanos();

    private static final long AHEAD = EACH * 30;
    private static final long KNOWN = Duration.ofSeconds(10).toNanos();

    private record Visit(UUID userId, Room room) {}

    private record Known(Place place, long until) {}

    private final LongSupplier nanoTime;
    private final Map<UUID, Long> restedAt = latest();
    private final Map<Visit, Known> places = latest();

    BurstPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private static <K, V> Map<K, V> latest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST_PEOPLE;
            }
        };
    }

    /** How long until that is possible; zero where it is now, and then it counts. */
    Duration tire(UUID userId, int count) {
        long now = nanoTime.getAsLong();
        Long before = restedAt.get(userId);
        long rested = (before == null || before - now < 0 ? now : before) + count * EACH;
        if (rested - now > AHEAD) {
            return Duration.ofNanos(rested - now - AHEAD);
        }
        restedAt.put(userId, rested);
        return Duration.ZERO;
    }

    Optional<Place> known(UUID userId, Room room) {
        return Optional.ofNullable(places.get(new Visit(userId, room)))
                .filter(known -> known.until() - nanoTime.getAsLong() > 0)
                .map(Known::place);
    }

    Place know(UUID userId, Place place) {
        places.put(new Visit(userId, place.room()), new Known(place, nanoTime.getAsLong() + KNOWN));
        return place;
    }
}
