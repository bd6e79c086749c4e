package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.limits.Buckets;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.limits.Verdict;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Function;

/**
 * What many do at the same moment in one room. They wait for each other anyway, since changes are numbered and counted one by one;
 * here they do without a connection in hand, so that a full hall leaves some to everybody else.
 */
final class Writing {

    /** Of all, of a conference, in a room, and how many of a conference may wait. */
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(3, 2, 1, 10_000);

    /** Of one person: more than all paces together allow. Who goes on and on does not even wait, in the way of all others. */
    static final Rate OF_A_PERSON = new Rate(400, Duration.ofSeconds(40));

    private final Database database;
    private final Buckets buckets;
    private final Lanes lanes = new Lanes(AT_ONCE);

    Writing(Database database, Buckets buckets) {
        this.database = database;
        this.buckets = buckets;
    }

    <T> Future<T> once(Caller caller, Place place, Function<Transaction, Future<T>> work) {
        Verdict verdict = buckets.take("live:" + caller.userId(), OF_A_PERSON);
        if (!verdict.allowed()) {
            return Future.failedFuture(
                    Refusal.TOO_MANY.retryAfter(verdict.retryAfter(), "That is too fast. Try again in a moment."));
        }
        return lanes.through(place.conferenceId(), place.room().name(), () -> database.once(caller, work));
    }
}
