package io.plenary.services.analytics;

import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;

/** Runs the analytics service and keeps the events of all services counted. */
public final class AnalyticsVerticle extends VerticleBase {

    private static final String NAME = "analytics";

    private final Node node;
    private final Pace pace;
    private SourceListener listener;

    public AnalyticsVerticle(Node node) {
        this(node, Pace.NORMAL);
    }

    AnalyticsVerticle(Node node, Pace pace) {
        this.node = node;
        this.pace = pace;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME).compose(database -> openDoor(database)
                .compose(open -> readSources(database)));
    }

    private Future<?> openDoor(Database database) {
        node.health().register(NAME, database::check);
        Analytics analytics = new Analytics(database, conferences(database), Instant::now);
        return node.doors().open(AnalyticsService.class, AnalyticsService.ADDRESS, analytics);
    }

    private Future<Void> readSources(Database database) {
        SourceClient sources = new SourceClient(database, node.proxies(), pace);
        Cleaner cleaner = new Cleaner(database, Instant::now);
        listener = new SourceListener(vertx, sources, conferences(database), cleaner, pace);
        return listener.start();
    }

    @Override
    public Future<?> stop() {
        return listener.stop();
    }

    private ConferencesClient conferences(Database database) {
        return new ConferencesClient(database, node.proxies());
    }
}
