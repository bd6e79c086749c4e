package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.runtime.Database;
import io.plenary.runtime.Settings;
import io.plenary.services.registrations.Wishes.Wish;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** That one program which orders and never confirms does not keep everybody else out. */
final class HeldSeats {

    private final Database database;
    private final AuthService auth;
    private final Settings.Tickets settings;

    HeldSeats(Database database, AuthService auth, Settings.Tickets settings) {
        this.database = database;
        this.auth = auth;
        this.settings = settings;
    }

    /**
     * Answers those who would hold too many. Where others hold so many, accounts whose address is confirmed are counted by
     * themselves: their network is not shut out.
     */
    Future<Void> requireFew(SqlClient platform, UUID conferenceId, Wishes wishes) {
        List<Wish> counted = wishes.open().stream().filter(HeldSeats::isCounted).toList();
        Set<String> addresses =
                counted.stream().map(wish -> wish.draft().clientAddress()).collect(Collectors.toSet());
        return OrderStore.countHeld(platform, conferenceId, addresses, null, wishes.ids(), since())
                .compose(held -> Future.all(counted.stream()
                                .filter(wish -> !areFew(held, wish))
                                .map(wish -> requireFewOf(wishes, wish))
                                .toList())
                        .mapEmpty());
    }

    private static boolean isCounted(Wish wish) {
        return wish.draft().clientAddress() != null && !wish.caller().isAdmin();
    }

    /** With those that others want at the same moment. */
    private boolean areFew(Map<String, Long> held, Wish wish) {
        long with = held.merge(wish.draft().clientAddress(), (long) tickets(wish.draft()), Long::sum);
        return with <= settings.heldPerAddress();
    }

    private Future<Void> requireFewOf(Wishes wishes, Wish wish) {
        return (wish.caller().isSignedIn() ? areFewOf(wish) : Future.succeededFuture(false)).map(few -> {
            if (!few) {
                wishes.refuse(wish, OrderRules.tooManyHeld(settings.hold()));
            }
            return null;
        });
    }

    private Future<Boolean> areFewOf(Wish wish) {
        return auth.validateUser(Caller.SYSTEM, wish.caller().userId())
                .compose(account ->
                        account.confirmed() ? areFewOf(wish.draft(), account.id()) : Future.succeededFuture(false));
    }

    private Future<Boolean> areFewOf(OrderDraft draft, UUID userId) {
        return count(draft.conferenceId(), draft.clientAddress(), userId, draft.id())
                .map(held -> held + tickets(draft) <= settings.heldPerAddress());
    }

    /** Whoever waits will hold what is offered, for longer than those who order. */
    Future<Void> requireFew(Caller caller, WaitingDraft draft) {
        return draft.clientAddress() == null || caller.isAdmin()
                ? Future.succeededFuture()
                : count(draft.conferenceId(), draft.clientAddress(), null, draft.id())
                        .compose(held -> held + draft.seats() <= settings.heldPerAddress()
                                ? Future.succeededFuture()
                                : Future.failedFuture(OrderRules.tooManyHeld(settings.hold())));
    }

    /** Nobody sees the orders of others: they are counted for them. */
    private Future<Long> count(UUID conferenceId, String address, UUID userId, UUID id) {
        return database.read(
                        Caller.SYSTEM,
                        sql -> OrderStore.countHeld(
                                sql, conferenceId, Set.of(address), userId, new UUID[] {id}, since()))
                .map(held -> held.get(address));
    }

    private Instant since() {
        return Instant.now().minus(settings.hold());
    }

    private static int tickets(OrderDraft draft) {
        return draft.lines().stream().mapToInt(OrderLine::count).sum();
    }
}
