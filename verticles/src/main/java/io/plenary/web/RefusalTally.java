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

    /** Counts somebody of whom enough is written down. Nobody has to look then what it was about. */
    boolean isOnlyCounted(String who) {
        Count count = countByPerson.get(keyOf(who));
        boolean isEnough = count != null && count.written == EACH;
        if (isEnough) {
            count.more++;
        }
        return isEnough;
    }

    /** False where it is only counted, because others of the same person were written down meanwhile. */
    boolean mayBeWritten(String who, RefusedAction action) {
        if (isOnlyCounted(who)) {
            return false;
        }
        Count count = countByPerson.computeIfAbsent(keyOf(who), first -> new Count(clock.instant()));
        count.written++;
        count.last = action;
        return true;
    }

    private String keyOf(String who) {
        return countByPerson.containsKey(who) || countByPerson.size() < PEOPLE ? who : OTHERS;
    }

    /** Of those whose time is over the last that was written down, standing for what was only counted. They begin anew. */
    List<RefusedAction> over() {
        Instant before = clock.instant().minus(SPAN);
        List<RefusedAction> counted = new ArrayList<>();
        Iterator<Map.Entry<String, Count>> counts = countByPerson.entrySet().iterator();
        while (counts.hasNext()) {
            Map.Entry<String, Count> next = counts.next();
            Count count = next.getValue();
            if (count.since.isAfter(before)) {
                break;
            }
            counts.remove();
            if (count.more > 0) {
                RefusedAction last = next.getKey().equals(OTHERS) ? ofNobody(count.last) : count.last;
                counted.add(last.and(count.more - 1));
            }
        }
        return counted;
    }

    /** What many did is nobody's. */
    private static RefusedAction ofNobody(RefusedAction action) {
        return new RefusedAction(null, null, null, action.operation(), action.status(), 0);
    }
}
