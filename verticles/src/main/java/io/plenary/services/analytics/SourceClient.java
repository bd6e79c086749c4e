package io.plenary.services.analytics;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.EventPage;
import io.plenary.contracts.events.EventSource;
import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.Transaction;
import io.plenary.services.analytics.SourceStore.Claim;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads outboxes and counts what it reads. A page is fetched outside any transaction; then one transaction counts it and
 * moves the cursor, if the cursor is still where the page started. A claim only saves work: if it runs out while its
 * holder lives, two instances fetch one page, and the cursor lets one of them count it.
 */
final class SourceClient {

    private static final Logger LOG = LoggerFactory.getLogger(SourceClient.class);
    private static final int PAGE = 200;
    /** The services, and as many conferences as five a second allow. */
    private static final int SOURCES_AT_ONCE = SourceNames.services().size();

    private final Database database;
    private final Proxies proxies;
    private final Pace pace;

    SourceClient(Database database, Proxies proxies, Pace pace) {
        this.database = database;
        this.proxies = proxies;
        this.pace = pace;
    }

    /** Reads a source to its end, unless another instance does. */
    Future<Void> read(String source) {
        return SourceStore.claim(database.direct(), source, pace.lease())
                .compose(claim -> claim.map(this::work).orElse(Future.succeededFuture()));
    }

    /** Reads the sources that were not read for a while. */
    Future<Void> readDue() {
        return SourceStore.claimDue(database.direct(), SOURCES_AT_ONCE, pace.lease())
                .compose(claims ->
                        Future.join(claims.stream().map(this::work).toList()).mapEmpty());
    }

    private Future<Void> work(Claim claim) {
        return readPage(claim).recover(failure -> report(claim, failure)).compose(more -> SourceStore.release(
                        database.direct(), claim.source(), pace.sweep())
                .compose(released -> more ? read(claim.source()) : Future.succeededFuture()));
    }

    /** Answers whether there is more to read. */
    private Future<Boolean> readPage(Claim claim) {
        return fetch(claim)
                .compose(page -> page.events().isEmpty() ? Future.succeededFuture(false) : apply(claim, page));
    }

    Future<EventPage> fetch(Claim claim) {
        return proxies.of(EventSource.class, EventSource.address(claim.source()))
                .readEvents(Caller.SYSTEM, claim.cursor(), PAGE);
    }

    Future<Boolean> apply(Claim claim, EventPage page) {
        return database.write(Caller.SYSTEM, tx -> SourceStore.lock(tx.sql(), claim)
                        .compose(unchanged -> unchanged ? count(tx, claim, page) : Future.succeededFuture()))
                .map(page.events().size() == PAGE);
    }

    private static Future<Void> count(Transaction tx, Claim claim, EventPage page) {
        return Counter.countEvents(tx.sql(), page.events())
                .compose(counted -> SourceStore.advance(tx.sql(), claim, page.cursor()));
    }

    /** A source that nobody serves at the moment is asked again later. */
    private static Future<Boolean> report(Claim claim, Throwable failure) {
        boolean absent = List.of(Refusal.UNAVAILABLE, Refusal.TOO_LATE).stream().anyMatch(r -> r.is(failure));
        if (absent) {
            LOG.debug("{} does not answer: {}", claim.source(), failure.getMessage());
        } else {
            LOG.warn("The events of {} cannot be counted", claim.source(), failure);
        }
        return Future.succeededFuture(false);
    }
}
