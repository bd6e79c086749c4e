package io.plenary.web.live;

import io.plenary.contracts.live.PersonHere;
import io.plenary.contracts.live.PresenceTold;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Who is in rooms, by what each gateway tells of itself: once a second what changed, and every three seconds
 * everything. What was not told for five seconds is not so any more, for then its gateway is gone. Nobody writes anything down.
 */
final class Presence {

    static final long EVERYTHING_NANOS = Duration.ofSeconds(3).toNanos();
    static final long UNHEARD_NANOS = Duration.ofSeconds(5).toNanos();
    /** Well within what may be told in passing. */
    private static final int ROOMS_AT_ONCE = 100;

    private static final int NAMES_AT_ONCE = 100;

    private record Heard(Here here, long at) {}

    private final UUID self = UUID.randomUUID();
    private final LongSupplier clock;
    private final Consumer<PresenceTold> teller;
    private final Map<String, Map<UUID, Heard>> heardByRoom = new HashMap<>();
    private Map<String, Here> told = Map.of();
    private Map<String, Here> shown = Map.of();
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
                    .put(message.gateway(), new Heard(here(message, room, count), now)));
        }
    }

    private static Here here(PresenceTold message, String room, int count) {
        return new Here(count, message.people().getOrDefault(room, List.of()));
    }

    /** Who is in a room by way of the others. */
    Here elsewhere(String room) {
        long oldest = clock.getAsLong() - UNHEARD_NANOS;
        return heardByRoom.getOrDefault(room, Map.of()).values().stream()
                .filter(heard -> heard.at() - oldest >= 0)
                .map(Heard::here)
                .reduce(Here.NOBODY, Here::and);
    }

    /**
     * Tells the others, and forgets those who tell nothing.
     *
     * @param here who is in which room by way of this one
     * @return who is there by way of all, of those rooms where that is not what it was before
     */
    Map<String, Here> round(Map<String, Here> here) {
        tell(here);
        forgetUnheard();
        Map<String, Here> now = new HashMap<>();
        here.forEach((room, people) -> now.put(room, people.and(elsewhere(room))));
        Map<String, Here> changed = new HashMap<>(now);
        changed.entrySet().removeAll(shown.entrySet());
        shown = now;
        return changed;
    }

    private void tell(Map<String, Here> here) {
        long now = clock.getAsLong();
        boolean everything = now - toldEverything >= EVERYTHING_NANOS;
        Map<String, Here> telling = new HashMap<>(here);
        if (everything) {
            toldEverything = now;
        } else {
            telling.entrySet().removeAll(told.entrySet());
        }
        told.keySet().stream().filter(room -> !here.containsKey(room)).forEach(left -> telling.put(left, Here.NOBODY));
        told = Map.copyOf(here);
        tellInParts(telling);
    }

    private void tellInParts(Map<String, Here> telling) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, List<PersonHere>> people = new HashMap<>();
        int names = 0;
        for (Map.Entry<String, Here> one : telling.entrySet()) {
            counts.put(one.getKey(), one.getValue().count());
            people.put(one.getKey(), one.getValue().people());
            names += one.getValue().people().size();
            if (counts.size() == ROOMS_AT_ONCE || names >= NAMES_AT_ONCE) {
                teller.accept(told(counts, people));
                counts.clear();
                people.clear();
                names = 0;
            }
        }
        if (!counts.isEmpty()) {
            teller.accept(told(counts, people));
        }
    }

    private PresenceTold told(Map<String, Integer> counts, Map<String, List<PersonHere>> people) {
        people.values().removeIf(List::isEmpty);
        return new PresenceTold(self, counts, people);
    }

    private void forgetUnheard() {
        long oldest = clock.getAsLong() - UNHEARD_NANOS;
        Iterator<Map<UUID, Heard>> rooms = heardByRoom.values().iterator();
        while (rooms.hasNext()) {
            Map<UUID, Heard> room = rooms.next();
            room.values().removeIf(heard -> heard.here().count() == 0 || heard.at() - oldest < 0);
            if (room.isEmpty()) {
                rooms.remove();
            }
        }
    }
}
