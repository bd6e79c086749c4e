package io.plenary.services.registrations.codes;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Pass;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** The keys that tickets are signed with, a pair for each conference, made when the first ticket needs one. */
public final class TicketKeys {

    private final Vertx vertx;
    private final Database database;
    private final KeyVault vault;

    public TicketKeys(Vertx vertx, Database database, KeyVault vault) {
        this.vertx = vertx;
        this.database = database;
        this.vault = vault;
    }

    /** Of those tickets that let somebody in. A hundred take some milliseconds, which no event loop has. */
    public Future<List<Pass>> passes(Order order) {
        List<UUID> valid = order.tickets().stream()
                .filter(ticket -> ticket.parentId() == null && ticket.state() == TicketState.VALID)
                .map(Ticket::id)
                .toList();
        return passes(order.conferenceId(), valid);
    }

    /** Of tickets of which somebody has looked at that they let somebody in. */
    public Future<List<Pass>> passes(UUID conferenceId, List<UUID> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : signer(conferenceId)
                        .compose(key -> vertx.executeBlocking(
                                () -> ids.stream()
                                        .map(id -> TicketCode.sign(key, conferenceId, id))
                                        .toList(),
                                false));
    }

    /** All that verify, also those that nothing is signed with any more. */
    public Future<List<TicketKey>> of(UUID conferenceId) {
        return signer(conferenceId)
                .compose(there -> database.read(Caller.SYSTEM, sql -> TicketKeyStore.of(sql, conferenceId)));
    }

    private Future<Ed25519PrivateKeyParameters> signer(UUID conferenceId) {
        return database.read(Caller.SYSTEM, sql -> TicketKeyStore.of(sql, conferenceId))
                .compose(keys -> opened(keys)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> make(tx, conferenceId))));
    }

    /** Another node may have been faster. */
    private Future<Ed25519PrivateKeyParameters> make(Transaction tx, UUID conferenceId) {
        return TicketKeyStore.lock(tx.sql(), conferenceId)
                .compose(locked -> TicketKeyStore.of(tx.sql(), conferenceId))
                .compose(keys -> opened(keys).map(Future::succeededFuture).orElseGet(() -> {
                    TicketKey made = TicketKey.generate(vault, conferenceId);
                    return TicketKeyStore.insert(tx.sql(), made)
                            .map(inserted -> made.open(vault).orElseThrow());
                }));
    }

    private Optional<Ed25519PrivateKeyParameters> opened(List<TicketKey> keys) {
        return keys.stream().flatMap(key -> key.open(vault).stream()).findFirst();
    }
}
