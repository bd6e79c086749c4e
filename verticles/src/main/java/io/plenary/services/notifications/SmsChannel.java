package io.plenary.services.notifications;

import io.plenary.runtime.Messaging;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What text messages go by. */
interface SmsChannel {

    static SmsChannel of(Vertx vertx, Messaging.Sms settings, SmsReports reports) {
        return settings.gateway() == null ? new SmsTable() : new SmsGateway(vertx, settings, reports);
    }

    /** Fails with {@link Undelivered} where it did not get there. */
    Future<Void> send(Sms sms);

    /** Whether they leave the installation; else administrators see what a phone would have shown. */
    boolean sends();
}
