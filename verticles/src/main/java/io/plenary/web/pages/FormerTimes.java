package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ChangePage;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.SessionChange;
import io.plenary.runtime.Known;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * When sessions were to begin that have been moved since strangers were told of them, as the feed of changes tells it. Found once for
 * each version of a program.
 */
final class FormerTimes {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 20;
    private static final int PATIENCE_SECONDS = 1;

    private record Key(UUID conferenceId, long version) {}

    private final Gateway gateway;
    private final Known<Key, Map<UUID, Instant>> former;

    FormerTimes(Gateway gateway) {
        this.gateway = gateway;
        former = Known.<Key, Map<UUID, Instant>>named("web.former-times")
                .untilUnusedFor(KEPT)
                .atMost(100_000, times -> 1 + times.size())
                .in(gateway.vertx());
    }

    /** None where that is not to be learned in time: a page is worth having without. */
    Future<Map<UUID, Instant>> of(SchedulePage page) {
        return find(page).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).otherwise(Map.of());
    }

    Future<Map<UUID, Instant>> find(SchedulePage page) {
        Conference conference = page.conference();
        return former.get(new Key(conference.id(), page.version()), key -> next(conference, null, new HashMap<>(), 1));
    }

    private Future<Map<UUID, Instant>> next(
            Conference conference, String cursor, Map<UUID, Instant> found, int number) {
        return gateway.program(Caller.ANONYMOUS, conference)
                .ask(ProgramService.class, program -> program.listChanges(Caller.ANONYMOUS, 0, cursor, PAGE))
                .compose(page -> {
                    note(page, found);
                    return page.nextCursor() == null || number == MOST_PAGES
                            ? Future.succeededFuture(found)
                            : next(conference, page.nextCursor(), found, number + 1);
                });
    }

    private static void note(ChangePage page, Map<UUID, Instant> found) {
        page.items().stream()
                .filter(FormerTimes::isAtAnotherTime)
                .forEach(change -> found.put(change.sessionId(), change.before().start()));
    }

    private static boolean isAtAnotherTime(SessionChange change) {
        return change.before() != null
                && change.after() != null
                && change.before().start() != null
                && !Objects.equals(change.before().start(), change.after().start());
    }
}
