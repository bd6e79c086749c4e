package io.plenary.web;

import io.plenary.contracts.audit.RefusedAction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often somebody was refused something lately: the first times are written down each, and of those that follow only how many
 * there were, so that nobody fills a disk by asking. On one event loop.
 */
final class RefusalTally {

    static final int EACH = 10;
    static final int PEOPLE = 100;
    static final Duration SPAN = Duration.ofHours(1);

    /** Those who come when there are many already are counted as one. */
    private static final String OTHERS = "others";

    private static final class Count {
        private final Instant since;
        private int written;
        private long more;
        private RefusedAction last;

        private Count(Instant since) {
            this.since = since;
        }
    }

    private final InstantSource clock;
    /** The oldest first. */
    private final Map<String, Count> countByPerson = new LinkedHashMap<>();

    RefusalTally(InstantSource clock) {
        this.clock = clock;
    }

    /** False where it is only counted. */
    boolean mayBeWritten(String who, RefusedAction action) {
        boolean isOneMore = !countByPerson.containsKey(who) && countByPerson.size() >= PEOPLE;
        Count count = countByPerson.computeIfAbsent(isOneMore ? OTHERS : who, first -> new Count(clock.instant()));
        if (count.written < EACH) {
            count.written++;
            return true;
        }
        count.more++;
        count.last = action;
        return false;
    }

    /** What was only counted of those whose time is over: the last of it, standing for the others. They begin anew. */
    List<RefusedAction> over() {
        Instant before = clock.instant().minus(SPAN);
        List<RefusedAction> counted = new ArrayList<>();
        Iterator<Count> counts = countByPerson.values().iterator();
        while (counts.hasNext()) {
            Count count = counts.next();
            if (count.since.isAfter(before)) {
                break;
            }
            counts.remove();
            if (count.last != null) {
                counted.add(count.last.and(count.more - 1));
            }
        }
        return counted;
    }
}
