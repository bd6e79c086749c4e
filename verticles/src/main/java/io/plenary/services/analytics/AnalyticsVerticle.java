package io.plenary.services.analytics;

import io.plenary.contracts.Service;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;
import java.time.Instant;

/** Runs the analytics service and keeps the events of all services counted. */
public final class AnalyticsVerticle extends ServiceVerticle {

    private final Pace pace;
    private SourceListener listener;

    public AnalyticsVerticle(Node node) {
        this(node, Pace.NORMAL);
    }

    AnalyticsVerticle(Node node, Pace pace) {
        super(Service.ANALYTICS, node);
        this.pace = pace;
    }

    @Override
    protected Future<?> serve(Database database) {
        Analytics analytics = new Analytics(database, conferences(database), Instant::now);
        return answer(AnalyticsService.class, AnalyticsService.ADDRESS, analytics)
                .compose(open -> readSources(database));
    }

    private Future<Void> readSources(Database database) {
        SourceClient sources = new SourceClient(database, node.proxies(), pace);
        Cleaner cleaner = new Cleaner(database, Instant::now);
        listener = new SourceListener(vertx, sources, conferences(database), cleaner, pace);
        return listener.start(node.events().listening());
    }

    @Override
    protected Future<?> end() {
        return listener.stop();
    }

    private ConferencesClient conferences(Database database) {
        return new ConferencesClient(database, node.proxies());
    }
}
