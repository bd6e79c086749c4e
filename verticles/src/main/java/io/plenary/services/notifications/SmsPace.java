package io.plenary.services.notifications;

import io.plenary.runtime.Database;
import io.plenary.runtime.limits.Rate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Lets as many text messages go as the gateway takes, from all nodes together and evenly. */
final class SmsPace {

    private final Vertx vertx;
    private final Database database;
    private final Rate rate;

    /** @param rate null for as fast as they are taken */
    SmsPace(Vertx vertx, Database database, Rate rate) {
        this.vertx = vertx;
        this.database = database;
        this.rate = rate;
    }

    /** Completes when a message may go. */
    Future<Void> turn() {
        return rate == null
                ? Future.succeededFuture()
                : SmsStore.takeTurn(database.direct(), rate.window().dividedBy(rate.quota()))
                        .compose(millis -> millis <= 0
                                ? Future.succeededFuture()
                                : vertx.timer(millis, TimeUnit.MILLISECONDS).mapEmpty());
    }
}
