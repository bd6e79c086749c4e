package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseNames;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.once.Effect;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Adding conferences. The provisioning is noted before the conference is saved, so a node that dies in between leaves
 * nothing half done for ever: whoever finds such a note asks whether the conference was saved.
 */
final class Additions {

    /** Without an answer it is not known whether the conference was saved. */
    private static final Set<Refusal> NO_ANSWER = EnumSet.of(Refusal.UNAVAILABLE, Refusal.TOO_LATE);

    /** The trigger must have ended by then, one way or the other. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);

    private final Database database;
    private final Jobs provisionings;
    private final ConferencesService conferences;
    private final String prefix;

    /** @param prefix what names of databases start with */
    Additions(Database database, Jobs provisionings, ConferencesService conferences, String prefix) {
        this.database = database;
        this.provisionings = provisionings;
        this.conferences = conferences;
        this.prefix = prefix;
    }

    Future<Provisioning> add(Caller caller, NewConference request) {
        return database.write(caller, tx -> note(tx, caller, request))
                .compose(order -> order.accepted()
                        ? Future.succeededFuture(order.provisioning())
                        : save(caller, order.id(), request.conference()));
    }

    private Future<Order> note(Transaction tx, Caller caller, NewConference request) {
        Conference conference = request.conference();
        return OrderStore.insert(tx.sql(), request.provisioningId(), conference, caller.userId())
                .compose(inserted -> inserted.map(order -> provisionings
                                .askIn(tx.sql(), LEFT_BEHIND, conference.id())
                                .map(order))
                        .orElseGet(() -> notedBefore(tx, request.provisioningId(), conference)));
    }

    /** The same request came again, or the ids are another one's. */
    private static Future<Order> notedBefore(Transaction tx, UUID id, Conference conference) {
        return OrderStore.find(tx.sql(), id).map(found -> found.filter(
                        order -> order.provisioning().conferenceId().equals(conference.id())
                                && order.provisioning().organizationId().equals(conference.organizationId()))
                .orElseThrow(() -> Refusal.CONFLICT.because("The id of the provisioning or conference is in use.")));
    }

    private Future<Provisioning> save(Caller caller, UUID id, Conference conference) {
        return conferences
                .addConference(caller, conference)
                .recover(failure -> refused(failure) ? withdraw(id, failure) : Future.failedFuture(failure))
                .compose(saved -> accept(Caller.SYSTEM.asking(caller.key()), id, saved));
    }

    private static boolean refused(Throwable failure) {
        Optional<Refusal> refusal = Refusal.of(failure);
        return refusal.isPresent() && !NO_ANSWER.contains(refusal.get()) && !Effect.isUnderWay(failure);
    }

    private Future<Conference> withdraw(UUID id, Throwable failure) {
        return database.write(Caller.SYSTEM, tx -> OrderStore.withdraw(tx.sql(), id))
                .compose(withdrawn -> Future.failedFuture(failure));
    }

    private Future<Provisioning> accept(Caller caller, UUID id, Conference saved) {
        String databaseName = DatabaseNames.of(prefix, saved.slug());
        return database.once(caller, tx -> OrderStore.accept(tx.sql(), id, saved, databaseName)
                .map(accepted -> accepted.map(Order::provisioning)
                        .orElseThrow(() -> Refusal.UNAVAILABLE.because("This took too long; please repeat it.")))
                .compose(accepted -> provisionings.ask(tx, saved.id()).map(accepted)));
    }

    /** Finds out about a note whose writer went away: it is accepted if the conference was saved, and withdrawn otherwise. */
    Future<Void> settle(Provisioning noted) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, noted.conferenceId().toString())
                .map(found -> Optional.of(found)
                        .filter(saved -> saved.organizationId().equals(noted.organizationId())))
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure))
                .compose(saved -> saved.map(conference ->
                                accept(Caller.SYSTEM, noted.id(), conference).<Void>mapEmpty())
                        .orElseGet(
                                () -> database.write(Caller.SYSTEM, tx -> OrderStore.withdraw(tx.sql(), noted.id()))));
    }
}
