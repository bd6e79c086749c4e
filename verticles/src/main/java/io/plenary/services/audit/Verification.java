package io.plenary.services.audit;

import io.plenary.contracts.Caller;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.runtime.Database;
import io.plenary.services.audit.ChainStore.Check;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Follows every chain from its oldest entry to its newest for an operator who looks. Nothing is changed by that. */
final class Verification {

    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Consumer<String> found;

    /** @param found is told a line of each chain */
    Verification(Database database, Consumer<String> found) {
        this.database = database;
        this.found = found;
    }

    /** @return whether every entry is what was written */
    Future<Boolean> verify() {
        return database.read(Caller.SYSTEM, ChainStore::ids).compose(chains -> verify(chains, true));
    }

    private Future<Boolean> verify(List<UUID> chains, boolean inOrder) {
        return chains.isEmpty()
                ? Future.succeededFuture(inOrder)
                : verify(chains.get(0)).compose(whole -> verify(chains.subList(1, chains.size()), inOrder && whole));
    }

    private Future<Boolean> verify(UUID id) {
        return check(id).compose(check -> follow(check.checked(), check.newest())
                .compose(checked -> checked.equals(check.newest())
                        ? Future.succeededFuture(tell(check, null))
                        : brokenOrGone(id, check, checked)));
    }

    private Future<Check> check(UUID id) {
        return database.read(Caller.SYSTEM, sql -> ChainStore.wholeCheck(sql, id));
    }

    private Future<Chain> follow(Chain checked, Chain newest) {
        int most = (int) Math.min(AT_ONCE, newest.number() - checked.number());
        return most <= 0
                ? Future.succeededFuture(checked)
                : database.read(Caller.SYSTEM, sql -> EntryStore.after(sql, checked, most))
                        .compose(entries -> {
                            Chain next = checked.followedBy(entries);
                            return isThrough(next, entries) ? follow(next, newest) : Future.succeededFuture(next);
                        });
    }

    private static boolean isThrough(Chain chain, List<AuditEntry> entries) {
        return !entries.isEmpty()
                && chain.number() == entries.get(entries.size() - 1).number();
    }

    /** Old entries may have been let go while their chain was followed. */
    private Future<Boolean> brokenOrGone(UUID id, Check before, Chain checked) {
        return check(id)
                .compose(now -> now.checked().equals(before.checked())
                        ? Future.succeededFuture(tell(
                                before,
                                Math.min(checked.number() + 1, before.newest().number())))
                        : verify(id));
    }

    /** @param brokenAt null where every entry is in order */
    private boolean tell(Check check, Long brokenAt) {
        Chain newest = check.newest();
        String whose = newest.id().equals(Chain.PLATFORM) ? "of the platform" : "of the organization " + newest.id();
        found.accept(
                brokenAt == null
                        ? "The chain %s is in order: entries %d to %d, %s"
                                .formatted(whose, check.checked().number() + 1, newest.number(), newest.hash())
                        : "The chain %s is BROKEN: entry %d is missing or not what was written"
                                .formatted(whose, brokenAt));
        return brokenAt == null;
    }
}
