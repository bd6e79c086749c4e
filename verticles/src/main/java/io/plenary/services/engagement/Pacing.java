package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;

/** Nobody keeps everybody else busy. */
final class Pacing {

    private Pacing() {}

    /** By itself: who is too fast takes no connection for longer than it takes to find that out. */
    static Future<Void> keep(Database database, Caller caller, LiveRules.Pace pace) {
        return database.write(caller, tx -> keep(tx, caller, pace));
    }

    /** With what it is about, where that is little. */
    static Future<Void> keep(Transaction tx, Caller caller, LiveRules.Pace pace) {
        return LiveStore.tire(tx.sql(), caller.userId(), pace).map(untilRested -> {
            LiveRules.checkPace(untilRested);
            return null;
        });
    }
}
