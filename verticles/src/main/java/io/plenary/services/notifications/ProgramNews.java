package io.plenary.services.notifications;

import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionStatus;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is new in a program.
 *
 * @param changes what matters most first
 */
record ProgramNews(List<SessionChange> changes) {

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

    /** Without what is past, and what looks as it did before: that something has another id tells nobody anything. */
    static ProgramNews of(List<SessionChange> changes, Instant now) {
        Set<List<Object>> here = faces(changes, ChangeKind.NEW);
        here.retainAll(faces(changes, ChangeKind.REMOVED));
        return new ProgramNews(changes.stream()
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
        return changes.isEmpty();
    }

    List<String> sessionIds() {
        return changes.stream().map(change -> change.sessionId().toString()).toList();
    }

    ProgramNews without(Collection<UUID> sessions) {
        return sessions.isEmpty()
                ? this
                : new ProgramNews(changes.stream()
                        .filter(change -> !sessions.contains(change.sessionId()))
                        .toList());
    }

    /** By the names that templates use: the most important ones, and how many there are of each kind. */
    Map<String, Object> facts() {
        List<Map<String, Object>> listed = changes.stream()
                .limit(MOST)
                .map(change -> new JsonObject(change.toJson()).getMap())
                .toList();
        List<Map<String, Object>> figures = WEIGHT.stream()
                .map(this::figure)
                .filter(figure -> !figure.get(SESSIONS).equals(0L))
                .toList();
        return Map.of(
                COUNT, changes.size(), MORE, changes.size() - listed.size(), FIGURES, figures, Message.CHANGES, listed);
    }

    private Map<String, Object> figure(ChangeKind kind) {
        long sessions =
                changes.stream().filter(change -> weightiest(change) == kind).count();
        return Map.of("kind", kind.name().toLowerCase(Locale.ROOT), SESSIONS, sessions);
    }
}
