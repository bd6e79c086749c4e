package io.plenary.services.registrations.orders;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.RegistrationEvents.OrderPlaced;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.runtime.Plans;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.tickets.ApprovalRules;
import io.plenary.services.registrations.tickets.ApprovalStore;
import io.plenary.services.registrations.tickets.Offer;
import io.plenary.services.registrations.tickets.OrderCode;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.Quotas;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.plenary.services.registrations.tickets.VoucherStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Orders that hold seats which whoever asks has locked and counted, until a moment at which they come back by themselves. */
public final class Holding {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What is held.
     *
     * @param userId for whom; null without an account
     * @param offer of just what is ordered
     * @param tickets that it becomes
     * @param approvalDays within how many days somebody who sells says whether they may have it; null where nobody has to
     */
    public record Held(OrderDraft draft, UUID userId, Offer offer, List<Ticket> tickets, Integer approvalDays) {

        public static Held of(OrderDraft draft, UUID userId, Offer offer, Conference conference) {
            return of(draft, userId, offer, OrderRules.tickets(draft, offer, conference, Uuids::next));
        }

        public static Held of(OrderDraft draft, UUID userId, Offer offer, List<Ticket> tickets) {
            return new Held(
                    draft,
                    userId,
                    offer,
                    tickets,
                    ApprovalRules.days(draft, offer.types()).orElse(null));
        }

        /** Nobody is asked once more. */
        Held approved() {
            return new Held(draft, userId, offer, tickets, null);
        }
    }

    private final Jobs expiry;

    Holding(Jobs expiry) {
        this.expiry = expiry;
    }

    /**
     * For somebody who waited, whose turn it is.
     *
     * @param wanted whether an organizer wants them to have it: then nobody is asked once more
     */
    public Future<Order> offer(
            Transaction tx,
            WaitingEntry entry,
            TicketType type,
            Conference conference,
            int seats,
            Instant until,
            boolean wanted) {
        OrderDraft draft = new OrderDraft(
                Uuids.next(),
                entry.conferenceId(),
                entry.name(),
                entry.email(),
                entry.locale(),
                null,
                List.of(OrderLine.of(type.id(), seats)),
                null);
        Offer offer = new Offer(List.of(type), null);
        Held held = Held.of(draft, entry.userId(), offer, conference);
        return hold(tx, conference, List.of(wanted ? held.approved() : held), until)
                .map(made -> {
                    Order order = made.get(0);
                    tx.announce(placed(order), order.organizationId(), order.conferenceId());
                    return order;
                });
    }

    public static OrderPlaced placed(Order order) {
        return new OrderPlaced(order.id(), order.tickets().size(), order.total(), order.currency());
    }

    /** For somebody for whom nobody has locked the seats: these come last of all, and none of those for which people wait. */
    public Future<List<Order>> buy(Transaction tx, Conference conference, Held held, Instant until) {
        return hold(tx, conference, List.of(held), until, Quotas::buy);
    }

    /** @return the orders, in any order; where one of them cannot be held the transaction must not go on */
    public Future<List<Order>> hold(Transaction tx, Conference conference, List<Held> all, Instant until) {
        return hold(tx, conference, all, until, Quotas::take);
    }

    private interface Taking {
        Future<Boolean> take(SqlClient sql, Map<UUID, Integer> seats);
    }

    private Future<List<Order>> hold(
            Transaction tx, Conference conference, List<Held> all, Instant until, Taking taking) {
        List<OrderStore.Draft> orders = all.stream().map(Holding::draft).toList();
        List<Ticket> tickets =
                orders.stream().flatMap(order -> order.tickets().stream()).toList();
        List<UUID> ids = all.stream().map(held -> held.draft().id()).toList();
        UUID organization = conference.organizationId();
        // Started together: the statements travel in one go, in this order.
        return Future.join(List.of(
                        Plans.kept(tx.sql()),
                        OrderStore.insert(tx.sql(), organization, orders, until),
                        TicketStore.insert(tx.sql(), organization, tickets),
                        requireUnchanged(tx, all),
                        expiry.askIn(tx.sql(), Duration.between(Instant.now(), until), ids),
                        needApproval(tx, all),
                        take(tx, all, taking),
                        Plans.eachTime(tx.sql()),
                        OrderStore.find(tx.sql(), ids.toArray(UUID[]::new))))
                .compose(done -> TicketStore.beside(tx.sql(), done.<List<Order>>resultAt(done.size() - 1)));
    }

    private static OrderStore.Draft draft(Held held) {
        String currency = held.offer().types().get(0).currency();
        return new OrderStore.Draft(
                held.draft(),
                held.userId(),
                OrderCode.next(RANDOM),
                currency,
                held.tickets(),
                held.offer().voucher());
    }

    /** The tickets keep what they are of from being changed from now on; until now somebody may have. */
    private static Future<Void> requireUnchanged(Transaction tx, List<Held> all) {
        Map<UUID, TicketType> types = all.stream()
                .flatMap(held -> held.offer().types().stream())
                .collect(Collectors.toMap(TicketType::id, Function.identity(), (one, same) -> one));
        Set<Voucher> vouchers = all.stream()
                .map(held -> held.offer().voucher())
                .filter(voucher -> voucher != null)
                .collect(Collectors.toSet());
        List<Future<Boolean>> unchanged = new ArrayList<>();
        unchanged.add(TicketTypeStore.areUnchanged(tx.sql(), List.copyOf(types.values())));
        vouchers.forEach(voucher -> unchanged.add(VoucherStore.isUnchanged(tx.sql(), voucher)));
        return require(unchanged, OrderRules::changed);
    }

    private static Future<Void> needApproval(Transaction tx, List<Held> all) {
        return Future.join(all.stream()
                        .filter(held -> held.approvalDays() != null)
                        .map(held -> ApprovalStore.need(tx.sql(), held.draft().id(), held.approvalDays()))
                        .toList())
                .mapEmpty();
    }

    private static Future<Void> take(Transaction tx, List<Held> all, Taking taking) {
        Map<UUID, Integer> seats = new TreeMap<>(Quotas.ORDER);
        all.forEach(held -> OrderRules.seats(held.draft(), held.offer().types())
                .forEach((quota, count) -> seats.merge(quota, count, Integer::sum)));
        return require(List.of(taking.take(tx.sql(), seats)), OrderRules::soldOut);
    }

    private static Future<Void> require(List<Future<Boolean>> conditions, Supplier<RuntimeException> refusal) {
        return Future.join(conditions).map(all -> {
            if (!all.<Boolean>list().stream().allMatch(holds -> holds)) {
                throw refusal.get();
            }
            return null;
        });
    }

    /** What is ordered was removed at the same moment. */
    public static <T> Future<T> changed(Throwable failure) {
        return Future.failedFuture(DatabaseFailures.isStillReferenced(failure) ? OrderRules.changed() : failure);
    }
}
