package io.plenary.web.live;

import io.plenary.contracts.live.PresenceTold;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How many people are in rooms, by what each gateway tells of itself: once a second what changed, and every three seconds
 * everything. What was not told for five seconds is not so any more, for then its gateway is gone. Nobody writes anything down.
 */
final class Presence {

    static final long EVERYTHING_NANOS = Duration.ofSeconds(3).toNanos();
    static final long UNHEARD_NANOS = Duration.ofSeconds(5).toNanos();
    /** Well within what may be told in passing. */
    private static final int ROOMS_AT_ONCE = 100;

    private record Heard(int count, long at) {}

    private final UUID self = UUID.randomUUID();
    private final LongSupplier clock;
    private final Consumer<PresenceTold> teller;
    private final Map<String, Map<UUID, Heard>> heardByRoom = new HashMap<>();
    private Map<String, Integer> told = Map.of();
    private Map<String, Integer> shown = Map.of();
    private long toldEverything;

    /**
     * @param clock in nanoseconds
     * @param teller to all gateways, this one as well
     */
    Presence(LongSupplier clock, Consumer<PresenceTold> teller) {
        this.clock = clock;
        this.teller = teller;
        toldEverything = clock.getAsLong();
    }

    void heard(PresenceTold message) {
        if (!self.equals(message.gateway())) {
            long now = clock.getAsLong();
            message.counts().forEach((room, count) -> heardByRoom
                    .computeIfAbsent(room, first -> new HashMap<>())
                    .put(message.gateway(), new Heard(count, now)));
        }
    }

    /** How many are in a room by way of the others. */
    int elsewhere(String room) {
        long oldest = clock.getAsLong() - UNHEARD_NANOS;
        return heardByRoom.getOrDefault(room, Map.of()).values().stream()
                .filter(heard -> heard.at() - oldest >= 0)
                .mapToInt(Heard::count)
                .sum();
    }

    /**
     * Tells the others, and forgets those who tell nothing.
     *
     * @param here how many are in which room by way of this one
     * @return how many there are by way of all, of those rooms where that is another number than before
     */
    Map<String, Integer> round(Map<String, Integer> here) {
        tell(here);
        forgetUnheard();
        Map<String, Integer> now = new HashMap<>();
        here.forEach((room, count) -> now.put(room, count + elsewhere(room)));
        Map<String, Integer> changed = new HashMap<>(now);
        changed.entrySet().removeAll(shown.entrySet());
        shown = now;
        return changed;
    }

    private void tell(Map<String, Integer> here) {
        long now = clock.getAsLong();
        boolean everything = now - toldEverything >= EVERYTHING_NANOS;
        Map<String, Integer> telling = new HashMap<>(here);
        if (everything) {
            toldEverything = now;
        } else {
            telling.entrySet().removeAll(told.entrySet());
        }
        told.keySet().stream().filter(room -> !here.containsKey(room)).forEach(left -> telling.put(left, 0));
        told = Map.copyOf(here);
        Map<String, Integer> part = new HashMap<>();
        telling.forEach((room, count) -> {
            part.put(room, count);
            if (part.size() == ROOMS_AT_ONCE) {
                teller.accept(new PresenceTold(self, part));
                part.clear();
            }
        });
        if (!part.isEmpty()) {
            teller.accept(new PresenceTold(self, part));
        }
    }

    private void forgetUnheard() {
        long oldest = clock.getAsLong() - UNHEARD_NANOS;
        Iterator<Map<UUID, Heard>> rooms = heardByRoom.values().iterator();
        while (rooms.hasNext()) {
            Map<UUID, Heard> room = rooms.next();
            room.values().removeIf(heard -> heard.count() == 0 || heard.at() - oldest < 0);
            if (room.isEmpty()) {
                rooms.remove();
            }
        }
    }
}
