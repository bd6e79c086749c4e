package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.TicketType;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Seats. Whoever takes some of several quotas takes them in the order of their ids, so that two who want the same never wait for
 * each other, and last of all in their transaction: others wait for the row until it ends.
 */
public final class Quotas {

    /** As PostgreSQL has them: Java compares the halves of a UUID as signed numbers. */
    public static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private Quotas() {}

    /**
     * Takes seats of each, or gives them back where counts are negative.
     *
     * @param seats by quota, in the order of the ids
     * @return false where one has too few; then the transaction must not go on
     */
    public static Future<Boolean> take(SqlClient sql, Map<UUID, Integer> seats) {
        return each(seats, (quota, count) -> QuotaStore.take(sql, quota, count));
    }

    /** The same for somebody who orders: none of those are theirs for which people wait. */
    public static Future<Boolean> buy(SqlClient sql, Map<UUID, Integer> seats) {
        return each(seats, (quota, count) -> QuotaStore.buy(sql, quota, count));
    }

    private static Future<Boolean> each(
            Map<UUID, Integer> seats, BiFunction<UUID, Integer, Future<Boolean>> statement) {
        // Started together: the statements travel in one go, in this order.
        List<Future<Boolean>> taken = seats.entrySet().stream()
                .map(quota -> statement.apply(quota.getKey(), quota.getValue()))
                .toList();
        return Future.all(taken).map(all -> all.<Boolean>list().stream().allMatch(got -> got));
    }

    /** Whoever has a ticket of the type takes a seat of the quotas that are new, and none of those that are gone. */
    static Future<Void> reseat(SqlClient sql, TicketType before, TicketType after) {
        return TicketStore.reseat(sql, after.id(), after.quotaIds())
                .compose(tickets -> take(sql, moved(before, after, tickets)))
                .map(taken -> {
                    if (!taken) {
                        throw TicketRules.tooFewSeats();
                    }
                    return null;
                });
    }

    private static Map<UUID, Integer> moved(TicketType before, TicketType after, int tickets) {
        Map<UUID, Integer> seats = new TreeMap<>(ORDER);
        after.quotaIds().forEach(quota -> seats.merge(quota, tickets, Integer::sum));
        before.quotaIds().forEach(quota -> seats.merge(quota, -tickets, Integer::sum));
        seats.values().removeIf(count -> count == 0);
        return seats;
    }
}
