package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.orders.LapsedStore.Lapsed;
import io.plenary.services.registrations.orders.Wishes.Wish;
import io.plenary.services.registrations.tickets.OrderRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * That nobody holds the same seats again and again: on a day, one network lets as many of them lapse as there are, and keeps everybody
 * out once.
 */
public final class LapsedSeats {

    static final Duration DAY = Duration.ofDays(1);

    /** How many times as often accounts with a confirmed address do, all of a network together. */
    private static final int ACCOUNTS = 5;

    private static final Duration LATER = Duration.ofHours(1);

    private final AuthService auth;

    LapsedSeats(AuthService auth) {
        this.auth = auth;
    }

    /** For how long it has to be known still from where an order came that has ended without anything to be had of it. */
    static Optional<Duration> countsFor(Order order, Instant now) {
        boolean lapsed = order.state() == OrderState.EXPIRED || order.state() == OrderState.CANCELLED;
        Duration left = DAY.minus(Duration.between(order.updatedAt(), now));
        return lapsed && !left.isNegative() && !left.isZero() ? Optional.of(left) : Optional.empty();
    }

    /** @param types of all that is wanted */
    public Future<Void> requireFew(SqlClient platform, UUID conferenceId, Wishes wishes, List<TicketType> types) {
        Set<String> addresses = wishes.open().stream()
                .filter(HeldSeats::isCounted)
                .map(wish -> wish.draft().clientAddress())
                .collect(Collectors.toSet());
        return used(platform, conferenceId, addresses).compose(lapsed -> {
            Future<Void> looked = Future.succeededFuture();
            for (Wish wish : lapsed.isEmpty() ? List.<Wish>of() : wishes.open()) {
                looked = looked.compose(before -> mayHave(wish, types, lapsed)).map(may -> {
                    if (!may) {
                        wishes.refuse(wish, lapsedTooOften());
                    }
                    return null;
                });
            }
            return looked;
        });
    }

    /** Who would hold them again by what they add to a ticket of theirs is refused. */
    Future<Void> requireFew(SqlClient platform, Wish wish, List<TicketType> types) {
        return used(platform, wish.draft().conferenceId(), Set.of(wish.draft().clientAddress()))
                .compose(lapsed -> mayHave(wish, types, lapsed))
                .map(may -> {
                    if (!may) {
                        throw lapsedTooOften();
                    }
                    return null;
                });
    }

    private static Future<List<Lapsed>> used(SqlClient platform, UUID conferenceId, Set<String> addresses) {
        return addresses.isEmpty()
                ? Future.succeededFuture(List.of())
                : LapsedStore.used(
                        platform, conferenceId, addresses, Instant.now().minus(DAY));
    }

    private Future<Boolean> mayHave(Wish wish, List<TicketType> types, List<Lapsed> lapsed) {
        Set<UUID> quotas = quotas(wish, types);
        int times = lapsed.stream()
                .filter(one -> one.address().equals(wish.draft().clientAddress()) && quotas.contains(one.quotaId()))
                .mapToInt(Lapsed::times)
                .max()
                .orElse(0);
        if (times == 0 || wish.caller().isAdmin()) {
            return Future.succeededFuture(true);
        }
        return times < ACCOUNTS && wish.caller().isSignedIn()
                ? auth.validateUser(Caller.SYSTEM, wish.caller().userId()).map(account -> account.confirmed())
                : Future.succeededFuture(false);
    }

    private static Set<UUID> quotas(Wish wish, List<TicketType> types) {
        Set<UUID> ordered = OrderRules.ordered(wish.draft()).keySet();
        return types.stream()
                .filter(type -> ordered.contains(type.id()))
                .map(TicketType::quotaIds)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    private static RuntimeException lapsedTooOften() {
        return Refusal.TOO_MANY.retryAfter(
                "SEATS_LAPSED",
                LATER,
                "From your network as many of these seats as there are were held today and not taken. Sign in to order.");
    }
}
