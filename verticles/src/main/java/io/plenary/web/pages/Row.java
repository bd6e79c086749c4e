package io.plenary.web.pages;

import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A session in a list.
 *
 * @param language of its title as HTML names it, null where it is not told
 * @param begins as machines read it, null while it is unscheduled
 * @param room null for none, as the others
 */
public record Row(
        String href,
        String title,
        String language,
        String begins,
        String ends,
        String day,
        String time,
        String span,
        String length,
        String people,
        String room,
        String track,
        boolean cancelled) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?");

    /** What begins at the same time. */
    public record Group(String begins, String time, List<Row> rows) {}

    static Row of(Session session, Program program, Times times, Words words, String href) {
        Room room = program.room(session);
        Track track = program.track(session);
        boolean placed = session.slot() != null;
        return new Row(
                href,
                title(session, words),
                language(session.language()),
                placed ? times.offset(session.slot().start()) : null,
                placed ? times.offset(Times.end(session.slot())) : null,
                placed ? times.longDay(times.dateOf(session.slot().start())) : null,
                placed ? times.clock(session.slot().start()) : null,
                placed ? times.span(session.slot()) : null,
                placed && session.slot().durationMinutes() > 0
                        ? words.fill("session.minutes", session.slot().durationMinutes())
                        : null,
                String.join(", ", program.names(session)),
                room == null ? null : room.name(),
                track == null ? null : track.name(),
                session.status() == SessionStatus.CANCELLED);
    }

    static String title(Session session, Words words) {
        return session.title() == null || session.title().isBlank()
                ? words.get("session.untitled")
                : session.title().strip();
    }

    /** Null for what is no tag of a language: files say all kinds of things there. */
    static String language(String said) {
        return said != null && LANGUAGE.matcher(said).matches() ? said : null;
    }

    /** In their order. */
    static List<Group> groups(List<Row> rows) {
        Map<String, List<Row>> byStart = new LinkedHashMap<>();
        rows.forEach(row -> byStart.computeIfAbsent(row.begins(), first -> new ArrayList<>())
                .add(row));
        return byStart.values().stream()
                .map(each -> new Group(each.get(0).begins(), each.get(0).time(), each))
                .toList();
    }
}
