package io.plenary.services.analytics;

import io.plenary.contracts.Service;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.events.LogReader;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/** Runs the analytics service and keeps the events of all services counted. */
public final class AnalyticsVerticle extends ServiceVerticle {

    private static final Duration CLEANING = Duration.ofHours(1);

    public AnalyticsVerticle(Node node) {
        super(Service.ANALYTICS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> ErasedStore.erase(tx.sql(), userId));
        every(CLEANING, "cleaning of figures", new Cleaner(database, Instant::now)::clean);
        Analytics analytics = new Analytics(database, new ConferencesClient(node.proxies()), Instant::now);
        return answer(AnalyticsService.class, AnalyticsService.ADDRESS, analytics)
                .compose(open -> LogReader.ofAll(vertx, node, "analytics", database, Counter::countEvents)
                        .begin());
    }
}
