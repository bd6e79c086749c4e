package io.plenary.services.notifications;

import io.plenary.contracts.notes.Starred;
import io.plenary.contracts.notes.StarredPage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Who has any of so many sessions on the agenda that they are not asked for at once: a whole program was imported anew, say. */
final class StarredPages {

    /** Fewer than the service takes. */
    static final int MOST_SESSIONS = 5_000;

    /** As the database has them: Java compares the halves of a UUID as signed numbers. */
    private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private StarredPages() {}

    /** @param ask for the page of some sessions that begins where all of these do */
    static Future<StarredPage> of(List<String> sessions, Function<List<String>, Future<StarredPage>> ask) {
        List<Future<StarredPage>> pages = IntStream.iterate(
                        0, from -> from == 0 || from < sessions.size(), from -> from + MOST_SESSIONS)
                .mapToObj(from -> sessions.subList(from, Math.min(from + MOST_SESSIONS, sessions.size())))
                .map(ask)
                .toList();
        return Future.all(pages).map(asked -> joined(asked.list()));
    }

    /** As far as all of them go: who comes later is on the next page of each. */
    private static StarredPage joined(List<StarredPage> pages) {
        UUID last = pages.stream()
                .map(StarredPage::next)
                .filter(Objects::nonNull)
                .min(ORDER)
                .orElse(null);
        Map<UUID, List<UUID>> agendas = new TreeMap<>(ORDER);
        pages.stream()
                .flatMap(page -> page.items().stream())
                .filter(one -> last == null || ORDER.compare(one.userId(), last) <= 0)
                .forEach(one -> agendas.computeIfAbsent(one.userId(), first -> new ArrayList<>())
                        .addAll(one.sessionIds()));
        return new StarredPage(
                agendas.entrySet().stream()
                        .map(agenda -> new Starred(agenda.getKey(), agenda.getValue()))
                        .toList(),
                last);
    }
}
