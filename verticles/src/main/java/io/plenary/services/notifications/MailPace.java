package io.plenary.services.notifications;

import io.plenary.runtime.Database;
import io.plenary.runtime.limits.Rate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * Lets as many mails go as whoever takes them wants, from all nodes together and evenly. Each takes the next free moment and waits for
 * it.
 */
final class MailPace {

    private final Vertx vertx;
    private final Database database;
    private final Rate rate;

    /** @param rate null for as fast as they are taken */
    MailPace(Vertx vertx, Database database, Rate rate) {
        this.vertx = vertx;
        this.database = database;
        this.rate = rate;
    }

    /** Completes when a mail may go. */
    Future<Void> turn() {
        return rate == null
                ? Future.succeededFuture()
                : MailPaceStore.take(database.direct(), rate.window().dividedBy(rate.quota()))
                        .compose(this::rest);
    }

    private Future<Void> rest(long millis) {
        return millis <= 0
                ? Future.succeededFuture()
                : vertx.timer(millis, TimeUnit.MILLISECONDS).mapEmpty();
    }
}
