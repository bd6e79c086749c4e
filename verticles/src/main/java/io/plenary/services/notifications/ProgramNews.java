package io.plenary.services.notifications;

import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionStatus;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is new in a program, what matters most first. It is looked through once, however many are told of it. */
final class ProgramNews {

    /** The fact that says of how many sessions something is new, beside those that are listed. */
    static final String COUNT = "count";

    private static final String MORE = "more";
    private static final String FIGURES = "figures";
    private static final String SESSIONS = "sessions";

    /** Of more sessions only the number is told. */
    private static final int MOST = 10;

    /** What a session counts as, the first that holds: whoever wants to go there needs to know that most. */
    private static final List<ChangeKind> WEIGHT = List.of(
            ChangeKind.CANCELLED,
            ChangeKind.REMOVED,
            ChangeKind.REINSTATED,
            ChangeKind.MOVED,
            ChangeKind.NEW,
            ChangeKind.RENAMED);

    private static final Comparator<SessionChange> BY_WEIGHT = Comparator.<SessionChange>comparingInt(
                    change -> WEIGHT.indexOf(weightiest(change)))
            .thenComparing(ProgramNews::start, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ProgramNews::title);

    private final List<SessionChange> changes;
    private final Map<UUID, ChangeKind> weights;
    private final Map<ChangeKind, Long> sessions;
    private final Set<UUID> leftOut;

    private ProgramNews(
            List<SessionChange> changes,
            Map<UUID, ChangeKind> weights,
            Map<ChangeKind, Long> sessions,
            Set<UUID> leftOut) {
        this.changes = changes;
        this.weights = weights;
        this.sessions = sessions;
        this.leftOut = leftOut;
    }

    private static ProgramNews of(List<SessionChange> changes) {
        Map<UUID, ChangeKind> weights =
                changes.stream().collect(Collectors.toMap(SessionChange::sessionId, ProgramNews::weightiest));
        return new ProgramNews(changes, weights, count(weights.values()), Set.of());
    }

    private static Map<ChangeKind, Long> count(Collection<ChangeKind> kinds) {
        return kinds.stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
    }

    /** Without what is past, and what looks as it did before: that something has another id tells nobody anything. */
    static ProgramNews of(List<SessionChange> changes, Instant now) {
        Set<List<Object>> here = faces(changes, ChangeKind.NEW);
        here.retainAll(faces(changes, ChangeKind.REMOVED));
        return of(changes.stream()
                .filter(change -> !here.contains(face(change)))
                .map(ProgramNews::asSeen)
                .filter(change -> !change.kinds().isEmpty())
                .filter(change -> takesPlace(change.before()) || takesPlace(change.after()))
                .filter(change -> isAhead(change.before(), now) || isAhead(change.after(), now))
                .sorted(BY_WEIGHT)
                .toList());
    }

    private static Set<List<Object>> faces(List<SessionChange> changes, ChangeKind kind) {
        Set<List<Object>> faces = new HashSet<>();
        changes.stream()
                .filter(change -> change.kinds().contains(kind))
                .map(ProgramNews::face)
                .forEach(faces::add);
        return faces;
    }

    /** By which people know a session that is new or gone. */
    private static List<Object> face(SessionChange change) {
        boolean replaced = change.before() == null || change.after() == null;
        return replaced
                ? Stream.concat(Stream.of(title(change)), place(last(change)).stream())
                        .toList()
                : List.of();
    }

    /** A room of the same name is the same room, whatever its id. */
    private static List<Object> place(Announced session) {
        return Stream.of(session.start(), session.durationMinutes(), session.room())
                .map(part -> Objects.requireNonNullElse((Object) part, ""))
                .toList();
    }

    private static SessionChange asSeen(SessionChange change) {
        boolean stays = change.before() != null
                && change.after() != null
                && place(change.before()).equals(place(change.after()));
        List<ChangeKind> kinds = change.kinds().stream()
                .filter(WEIGHT::contains)
                .filter(kind -> kind != ChangeKind.MOVED || !stays)
                .toList();
        return new SessionChange(
                change.sessionId(), kinds, change.before(), change.after(), change.version(), change.changedAt());
    }

    private static boolean takesPlace(Announced session) {
        return session != null && session.status() != SessionStatus.CANCELLED;
    }

    private static boolean isAhead(Announced session, Instant now) {
        return session != null && (session.start() == null || session.start().isAfter(now));
    }

    private static ChangeKind weightiest(SessionChange change) {
        return WEIGHT.stream().filter(change.kinds()::contains).findFirst().orElse(ChangeKind.RENAMED);
    }

    private static Announced last(SessionChange change) {
        return change.after() == null ? change.before() : change.after();
    }

    private static Instant start(SessionChange change) {
        return last(change).start();
    }

    private static String title(SessionChange change) {
        return last(change).title();
    }

    boolean isEmpty() {
        return count() == 0;
    }

    private int count() {
        return weights.size() - leftOut.size();
    }

    List<String> sessionIds() {
        return changes().map(change -> change.sessionId().toString()).toList();
    }

    Stream<SessionChange> changes() {
        return changes.stream().filter(change -> !leftOut.contains(change.sessionId()));
    }

    /** All but these. */
    ProgramNews without(Collection<UUID> some) {
        Set<UUID> known = new HashSet<>(some);
        known.retainAll(weights.keySet());
        return new ProgramNews(changes, weights, sessions, known);
    }

    /** By the names that templates use: the most important ones, and how many there are of each kind. */
    Map<String, Object> facts() {
        List<Map<String, Object>> listed = changes()
                .limit(MOST)
                .map(change -> new JsonObject(change.toJson()).getMap())
                .toList();
        return Map.of(COUNT, count(), MORE, count() - listed.size(), FIGURES, figures(), Message.CHANGES, listed);
    }

    private List<Map<String, Object>> figures() {
        Map<ChangeKind, Long> figures = new EnumMap<>(ChangeKind.class);
        figures.putAll(sessions);
        leftOut.forEach(session -> figures.merge(weights.get(session), -1L, Long::sum));
        return WEIGHT.stream()
                .filter(kind -> figures.getOrDefault(kind, 0L) > 0)
                .map(kind -> Map.<String, Object>of(
                        "kind", kind.name().toLowerCase(Locale.ROOT), SESSIONS, figures.get(kind)))
                .toList();
    }
}
