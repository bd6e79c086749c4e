package io.plenary.services.auth;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast one address may open accounts. A hall full of people shares one, so many may come at once, and one every two
 * seconds for ever; a program that fills the database is slower than that wants to be.
 */
final class SignUpPace {

    private static final Duration EACH = Duration.ofSeconds(2);
    /** Thirty at once. */
    private static final Duration AHEAD = EACH.multipliedBy(29);

    private SignUpPace() {}

    /**
     * Takes a place.
     *
     * @param address null where it is not known: then there is always one
     */
    static Future<Void> take(SqlClient sql, String address, Instant now) {
        return address == null
                ? Future.succeededFuture()
                : SignUpPaceStore.advance(sql, address, now, EACH, now.plus(AHEAD))
                        .compose(taken -> taken ? Future.succeededFuture() : refuse(sql, address, now));
    }

    private static Future<Void> refuse(SqlClient sql, String address, Instant now) {
        return SignUpPaceStore.rested(sql, address).map(rested -> {
            throw Refusal.TOO_MANY.retryAfter(
                    Duration.between(now, rested.minus(AHEAD)).plusMillis(999),
                    "Too many accounts are being opened from here. Try again in a moment.");
        });
    }
}
