package io.plenary.services.notifications;

import io.plenary.runtime.Database;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.work.Together;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets as many messages go one way as whoever takes them wants, from all nodes together and evenly. Each takes the next free moment
 * and waits for it.
 */
final class Pace {

    private static final int MOST = 100;

    private final Vertx vertx;
    private final Database database;
    private final String table;
    private final Rate rate;
    private final Together<Object, Duration> turns;

    /**
     * @param table one of {@link PaceStore}
     * @param rate null for as fast as they are taken
     */
    Pace(Vertx vertx, Database database, String table, Rate rate) {
        this.vertx = vertx;
        this.database = database;
        this.table = table;
        this.rate = rate;
        this.turns = new Together<>(vertx, table, MOST, this::take);
    }

    boolean isLimited() {
        return rate != null;
    }

    /** Completes when a message may go. */
    Future<Void> turn() {
        return isLimited()
                ? turns.get(new Object()).compose(wait -> rest(wait.orElseThrow()))
                : Future.succeededFuture();
    }

    private Future<Map<Object, Duration>> take(List<Object> askers) {
        Duration apart = rate.window().dividedBy(rate.quota());
        return PaceStore.take(database.direct(), table, apart, askers.size()).map(first -> {
            Map<Object, Duration> waits = new HashMap<>();
            askers.forEach(asker -> waits.put(asker, first.plus(apart.multipliedBy(waits.size()))));
            return waits;
        });
    }

    /** Rather a little longer than too short. */
    private Future<Void> rest(Duration wait) {
        return wait.isZero()
                ? Future.succeededFuture()
                : vertx.timer(wait.toMillis() + 1, TimeUnit.MILLISECONDS).mapEmpty();
    }
}
