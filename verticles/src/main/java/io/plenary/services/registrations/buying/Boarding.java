package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.work.Batches;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Wishes;
import io.plenary.services.registrations.orders.Wishes.Wish;
import io.plenary.services.registrations.tickets.OnSale;
import io.plenary.services.registrations.tickets.OrderRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;

/**
 * Those who order the same at the same moment are served together (ADR 80): when thousands want seats of one quota, who waits for whom
 * is decided here, and not by locks in the database.
 */
final class Boarding {

    /** What few want is made together: nobody waits for more kinds of orders than these. */
    private static final Batches.Limits TOGETHER = new Batches.Limits(256, 10_000, 8);

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final Placing placing;
    private final Entrance entrance;
    private final Batches<Wish, PlacedOrder> batches;

    /**
     * What an order passes before it waits.
     *
     * @param lanes which conferences share
     */
    record Entrance(Pending pending, OnSale onSale, Lanes lanes) {}

    /** Whose the turns are of those who have a voucher, beside those of all others: theirs come one by one. */
    private record Invited(UUID conferenceId) {}

    Boarding(
            Vertx vertx,
            Database database,
            ConferencesService conferences,
            OrderAccess access,
            Placing placing,
            Entrance entrance) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.placing = placing;
        this.entrance = entrance;
        this.batches = new Batches<>(vertx, "orders", entrance.lanes(), TOGETHER, this::serve);
    }

    /** What cannot be ordered keeps nobody waiting, and nobody waits with more than their share. */
    Future<PlacedOrder> place(Caller caller, OrderDraft draft) {
        Wish wish = new Wish(caller, draft, CallContext.current());
        return entrance.pending()
                .hold(
                        caller,
                        draft,
                        () -> draft.voucher() == null
                                ? entrance.onSale().requireShown(caller, draft).compose(shown -> together(wish))
                                : alone(wish));
    }

    /** Who wants something else waits for other seats. */
    private Future<PlacedOrder> together(Wish wish) {
        UUID conference = wish.draft().conferenceId();
        Object like = OrderRules.ordered(wish.draft()).keySet();
        return batches.add(new Batches.Kind(conference, conference.toString(), like), wish);
    }

    /** By a voucher everybody is on their own, since it may run out for one of them. */
    private Future<PlacedOrder> alone(Wish wish) {
        Invited owner = new Invited(wish.draft().conferenceId());
        return entrance.lanes()
                .through(owner, owner.toString(), () -> serve(List.of(wish)))
                .compose(answers -> answers.get(0));
    }

    /** Where one of the orders was made by another node at the same moment, or has got the code of another, it is found or gets another now. */
    private Future<List<Future<PlacedOrder>>> serve(List<Wish> wanted) {
        return attempt(wanted)
                .recover(failure -> DatabaseFailures.isTaken(failure) ? attempt(wanted) : Future.failedFuture(failure));
    }

    private Future<List<Future<PlacedOrder>>> attempt(List<Wish> wanted) {
        Wishes wishes = new Wishes(wanted);
        wishes.require(Boarding::requireTime);
        String conference = wanted.get(0).draft().conferenceId().toString();
        return conferences
                .getConferenceDetails(Caller.SYSTEM, conference)
                .compose(found -> {
                    wishes.require(wish -> requireKnown(wish, found));
                    return rounds(wishes, found);
                })
                .map(placed -> wishes.answers().stream()
                        .map(answer -> answer.map(access::placed))
                        .toList());
    }

    /** Each in a transaction of its own: whoever has locked seats waits for nobody who may be waiting for them. */
    private Future<Void> rounds(Wishes wishes, Conference conference) {
        return wishes.nextRound()
                ? database.write(Caller.SYSTEM, tx -> placing.place(tx, wishes, conference))
                        .compose(placed -> rounds(wishes, conference))
                : Future.succeededFuture();
    }

    private static void requireTime(Wish wish) {
        if (wish.call() != null && wish.call().remaining() <= 0) {
            throw Refusal.TOO_LATE.because("Too many people order at the moment.");
        }
    }

    private static void requireKnown(Wish wish, Conference conference) {
        if (!conference.isKnownTo(wish.caller())) {
            throw Refusal.NOT_FOUND.because("There is no such conference.");
        }
    }
}
