package io.plenary.services.program.exchange.imports;

import io.plenary.services.program.exchange.imports.SessionMatches.Candidate;
import io.plenary.services.program.exchange.imports.SessionMatches.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Events and stored sessions that agree in a fact. Where the events stand in their file decides nothing. */
final class FactMatches {

    /** One of each that may be the same. */
    record Pair(Event event, Candidate candidate) {

        private static final Comparator<Pair> NEAREST = Comparator.comparing(Pair::distance)
                .thenComparing(pair -> pair.event.facts(), Facts.ORDER)
                .thenComparing(pair -> pair.candidate.session().session().id());

        private Duration distance() {
            return event.facts().distance(candidate.facts());
        }
    }

    /** Of a crowd that agrees in a fact so many are compared, so that no file keeps a worker busy for minutes. */
    private static final int CROWD = 300;

    private FactMatches() {}

    /**
     * All pairs that agree, the nearest in time first.
     *
     * @param fact what has to be the same; null agrees with nothing
     * @param alike what else has to hold
     */
    static List<Pair> pairs(
            List<Event> events,
            List<Candidate> candidates,
            Function<Facts, Object> fact,
            BiPredicate<Event, Candidate> alike) {
        Map<Object, List<Candidate>> known = new HashMap<>();
        candidates.forEach(candidate -> crowd(known, fact.apply(candidate.facts()), candidate));
        Map<Object, List<Event>> wanted = new HashMap<>();
        events.stream()
                .sorted(Comparator.comparing(Event::facts, Facts.ORDER))
                .forEach(event -> crowd(wanted, fact.apply(event.facts()), event));
        List<Pair> pairs = new ArrayList<>();
        wanted.forEach((same, crowd) -> crowd.forEach(event -> known.getOrDefault(same, List.of()).stream()
                .filter(candidate -> alike.test(event, candidate))
                .forEach(candidate -> pairs.add(new Pair(event, candidate)))));
        pairs.sort(Pair.NEAREST);
        return pairs;
    }

    private static <T> void crowd(Map<Object, List<T>> crowds, Object fact, T one) {
        if (fact != null) {
            List<T> crowd = crowds.computeIfAbsent(fact, first -> new ArrayList<>());
            if (crowd.size() < CROWD) {
                crowd.add(one);
            }
        }
    }
}
