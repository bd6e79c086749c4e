package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.services.registrations.orders.Wishes.Wish;
import io.plenary.services.registrations.tickets.Buyer;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.PersonStore;
import io.plenary.services.registrations.tickets.PersonalLimits;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * That nobody gets more than there are for each person. An address that is typed counts with what was ordered by it; what tickets are
 * for whom only whoever reads what is mailed there finds out.
 */
public final class Persons {

    private final AuthService auth;

    Persons(AuthService auth) {
        this.auth = auth;
    }

    /** What somebody is known by before anything is locked: another service is asked. */
    public Future<Buyer> buyer(UUID userId, String email) {
        return userId == null
                ? Future.succeededFuture(new Buyer(null, email, null))
                : auth.validateUser(Caller.SYSTEM, userId)
                        .map(account -> new Buyer(userId, email, account.confirmed() ? account.email() : null));
    }

    /** Answers those who would have too many. From others who are the same person they are kept until the transaction ends. */
    public Future<Void> requireFew(SqlClient platform, UUID conferenceId, Wishes wishes, PersonalLimits limits) {
        Map<Wish, Buyer> buyers = new HashMap<>();
        List<Future<Void>> asked = wishes.open().stream()
                .filter(wish -> limits.concern(OrderRules.ordered(wish.draft()).keySet()))
                .map(wish -> ask(wishes, wish, buyers))
                .toList();
        return asked.isEmpty()
                ? Future.succeededFuture()
                : Future.all(asked).compose(known -> {
                    List<Wish> counted =
                            wishes.open().stream().filter(buyers::containsKey).toList();
                    List<Buyer> all = counted.stream().map(buyers::get).toList();
                    return had(platform, conferenceId, limits, all, null).map(had -> {
                        Round round = new Round(wishes, limits);
                        for (int i = 0; i < all.size(); i++) {
                            round.look(counted.get(i), all.get(i), had.get(i));
                        }
                        return null;
                    });
                });
    }

    private Future<Void> ask(Wishes wishes, Wish wish, Map<Wish, Buyer> buyers) {
        return buyer(wish.caller().userId(), wish.draft().email())
                .map(buyer -> {
                    buyers.put(wish, buyer);
                    return (Void) null;
                })
                .recover(failure -> {
                    wishes.refuse(wish, failure);
                    return Future.succeededFuture();
                });
    }

    /** Those who ask at the same moment, one after the other. */
    private static final class Round {

        private final Wishes wishes;
        private final PersonalLimits limits;
        private final Map<Object, Set<Wish>> before = new HashMap<>();

        Round(Wishes wishes, PersonalLimits limits) {
            this.wishes = wishes;
            this.limits = limits;
        }

        void look(Wish wish, Buyer buyer, Map<UUID, Long> had) {
            Map<UUID, Long> all = new HashMap<>(had);
            same(buyer).forEach(one -> OrderRules.ordered(one.draft())
                    .forEach((type, count) -> all.merge(type, (long) count, Long::sum)));
            try {
                limits.require(all, wish.draft());
                buyer.known().forEach(known -> before.computeIfAbsent(known, first -> new HashSet<>())
                        .add(wish));
            } catch (RuntimeException refusal) {
                wishes.refuse(wish, refusal);
            }
        }

        private Set<Wish> same(Buyer buyer) {
            Set<Wish> same = new HashSet<>();
            buyer.known().forEach(known -> same.addAll(before.getOrDefault(known, Set.of())));
            return same;
        }
    }

    /** How many of each of the types that are limited they have; kept from others who are the same person. */
    public static Future<List<Map<UUID, Long>>> had(
            SqlClient sql, UUID conferenceId, PersonalLimits limits, List<Buyer> buyers, UUID moved) {
        return PersonStore.keep(sql, conferenceId, buyers)
                .compose(kept -> PersonStore.had(sql, conferenceId, limits.types(), buyers, moved));
    }

    /** Whoever reads what is mailed to an address; another service is asked, before anything is locked. */
    public Future<Buyer> reader(String email) {
        return auth.findUser(Caller.SYSTEM, email)
                .map(account -> account.confirmed() ? account.id() : null)
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture() : Future.failedFuture(failure))
                .map(userId -> new Buyer(userId, email, email));
    }

    /** Whoever has as many as there are for each person is handed no other one, nor what goes with it. */
    public static Future<Void> requireRecipient(SqlClient sql, Ticket ticket, Buyer to) {
        return Future.join(TicketTypeStore.of(sql, ticket.conferenceId()), TicketStore.hadWith(sql, ticket.id()))
                .compose(read -> {
                    Map<UUID, Long> wanted = new HashMap<>(read.<Map<UUID, Long>>resultAt(1));
                    wanted.put(ticket.ticketTypeId(), 1L);
                    PersonalLimits limits = PersonalLimits.of(read.resultAt(0));
                    return requireFew(sql, ticket.conferenceId(), to, limits, wanted, type -> "/email", ticket.id());
                });
    }

    /**
     * The same of one person who gets something in another way.
     *
     * @param wanted how many of each type
     * @param at where it was said how many of a type
     * @param moved a ticket that will be theirs with what goes with it, and does not count; null for none
     */
    public static Future<Void> requireFew(
            SqlClient sql,
            UUID conferenceId,
            Buyer buyer,
            PersonalLimits limits,
            Map<UUID, Long> wanted,
            Function<UUID, String> at,
            UUID moved) {
        return limits.concern(wanted.keySet())
                ? had(sql, conferenceId, limits, List.of(buyer), moved).map(had -> {
                    limits.require(had.get(0), wanted, at);
                    return null;
                })
                : Future.succeededFuture();
    }
}
