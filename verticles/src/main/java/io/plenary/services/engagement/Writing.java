package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * What many do at the same moment in one room. They wait for each other anyway, since changes are numbered and counted one by one;
 * here they do without a connection in hand, so that a full hall leaves some to everybody else.
 */
final class Writing {

    /** Of all, of a conference, in a room, and how many of a conference may wait. */
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(3, 2, 1, 10_000);

    private final Database database;
    private final Lanes lanes = new Lanes(AT_ONCE);

    Writing(Database database) {
        this.database = database;
    }

    <T> Future<T> once(Caller caller, Place place, Function<Transaction, Future<T>> work) {
        return lanes.through(place.conferenceId(), place.room().name(), () -> database.once(caller, work));
    }
}
