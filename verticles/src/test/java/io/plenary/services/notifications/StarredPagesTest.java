package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.notes.Starred;
import io.plenary.contracts.notes.StarredPage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many sessions are asked for, everybody comes once, with all of theirs. */
class StarredPagesTest {

    private static final int PAGE = 7;
    private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private final List<Starred> agendas = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 4_999, 5_000, 5_001, 12_345})
    void everybodyComesOnceWithAllOfTheirs(int count) {
        List<UUID> sessions =
                IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
        for (int person = 0; person < 50; person++) {
            int first = person;
            agendas.add(new Starred(
                    UUID.randomUUID(),
                    IntStream.of(first, count / 2 + first, count - 1 - first)
                            .filter(i -> i >= 0 && i < count)
                            .distinct()
                            .mapToObj(sessions::get)
                            .toList()));
        }
        agendas.removeIf(agenda -> agenda.sessionIds().isEmpty());
        agendas.sort(Comparator.comparing(Starred::userId, ORDER));

        List<Starred> found = all(sessions.stream().map(UUID::toString).toList());

        assertThat(found)
                .extracting(Starred::userId)
                .isEqualTo(agendas.stream().map(Starred::userId).toList());
        assertThat(IntStream.range(0, found.size()))
                .allSatisfy(i -> assertThat(found.get(i).sessionIds())
                        .containsExactlyInAnyOrderElementsOf(agendas.get(i).sessionIds()));
        assertThat(asked).allMatch(size -> size <= StarredPages.MOST_SESSIONS);
    }

    @Test
    void ofNoSessionsNobody() {
        assertThat(await(StarredPages.of(List.of(), some -> page(some, null))))
                .isEqualTo(new StarredPage(List.of(), null));
    }

    private List<Starred> all(List<String> sessions) {
        List<Starred> found = new ArrayList<>();
        UUID after = null;
        do {
            UUID from = after;
            StarredPage page = await(StarredPages.of(sessions, some -> page(some, from)));
            found.addAll(page.items());
            after = page.next();
        } while (after != null);
        return found;
    }

    /** As the service answers. */
    private Future<StarredPage> page(List<String> sessions, UUID after) {
        asked.add(sessions.size());
        Set<String> wanted = Set.copyOf(sessions);
        List<Starred> all = agendas.stream()
                .filter(agenda -> after == null || ORDER.compare(agenda.userId(), after) > 0)
                .map(agenda -> new Starred(
                        agenda.userId(),
                        agenda.sessionIds().stream()
                                .filter(session -> wanted.contains(session.toString()))
                                .toList()))
                .filter(agenda -> !agenda.sessionIds().isEmpty())
                .toList();
        List<Starred> items = all.stream().limit(PAGE).toList();
        return Future.succeededFuture(
                new StarredPage(items, all.size() > PAGE ? items.get(PAGE - 1).userId() : null));
    }
}
