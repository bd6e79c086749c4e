package io.plenary.runtime;

import io.plenary.contracts.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the calls about a conference go: to the same node each time, so that its database has a pool there and nowhere else. All
 * callers find the same one by themselves, from the nodes that answer: each has a weight for each conference, and the heaviest
 * is its home (rendezvous hashing). Who joins takes from each of the others what it is the heaviest for, and of who leaves each
 * goes to the next; everything else stays. Where much is under way there at the moment, the next heaviest helps (ADR 101).
 */
final class Home {

    /** So many calls at once make no node busy. */
    private static final int FEW = 16;
    /** How much more than its share a node may have under way before others help. */
    private static final double BUSY = 1.25;

    private static final Pattern OF_CONFERENCE =
            Pattern.compile(".*\\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private final UUID conference;

    Home(UUID conference) {
        this.conference = conference;
    }

    /** Only what the program answers for a conference has one: that has a database of its own. */
    static Optional<Home> of(String service, String address) {
        Matcher found = OF_CONFERENCE.matcher(address);
        return service.equals(Service.PROGRAM.id()) && found.matches()
                ? Optional.of(new Home(UUID.fromString(found.group(1))))
                : Optional.empty();
    }

    /** @param underWay how much goes on at a node at the moment, as far as this one has asked for it */
    String choose(List<String> nodes, ToIntFunction<String> underWay) {
        List<String> heaviestFirst = nodes.stream()
                .distinct()
                .sorted(Comparator.comparingLong(this::weight).reversed())
                .toList();
        double share = heaviestFirst.stream().mapToInt(underWay).average().orElse(0);
        return heaviestFirst.stream()
                .filter(node -> underWay.applyAsInt(node) <= Math.max(FEW, BUSY * share))
                .findFirst()
                .orElse(heaviestFirst.get(0));
    }

    /** Mixed until each bit depends on each of the name and the id, or some nodes would be heavier than others (SplitMix64). */
    private long weight(String node) {
        long mixed = mix(mix(conference.getMostSignificantBits()) + conference.getLeastSignificantBits());
        for (int i = 0; i < node.length(); i++) {
            mixed = mix(mixed + node.charAt(i));
        }
        return mixed;
    }

    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
