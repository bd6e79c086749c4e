package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceEndpointRegistered;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceEndpointRetired;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.conferences.EndpointPage;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Function;

/** Where the programs of conferences answer. */
final class Endpoints {

    private final Database database;

    Endpoints(Database database) {
        this.database = database;
    }

    /** For callers who see the conference. */
    Future<Endpoint> find(Caller caller, UUID conferenceId) {
        return database.read(caller, sql -> EndpointStore.find(sql, conferenceId))
                .map(found -> found.orElseThrow(() -> Refusal.NOT_FOUND.because(
                        "PROGRAM_NOT_READY", "The program of the conference is not available yet.")));
    }

    Future<Endpoint> register(Caller caller, Endpoint endpoint) {
        Visibility.requireSystem(caller);
        return database.write(caller, tx -> ConferenceStore.lock(tx.sql(), endpoint.conferenceId())
                .map(found -> found.orElseThrow(Visibility::noSuchConference))
                .compose(conference -> register(tx, conference, endpoint)));
    }

    private static Future<Endpoint> register(Transaction tx, Conference conference, Endpoint endpoint) {
        if (conference.status() == ConferenceStatus.DELETED) {
            throw Refusal.CONFLICT.because("CONFERENCE_DELETED", "The conference is deleted.");
        }
        return EndpointStore.find(tx.sql(), conference.id())
                .compose(known -> known.filter(existing -> leadsToTheSame(existing, endpoint))
                        .map(Future::succeededFuture)
                        .orElseGet(() -> EndpointStore.put(tx.sql(), conference, endpoint)
                                .map(saved -> announced(tx, saved, ConferenceEndpointRegistered::new))));
    }

    private static boolean leadsToTheSame(Endpoint existing, Endpoint endpoint) {
        return existing.address().equals(endpoint.address())
                && existing.databaseName().equals(endpoint.databaseName());
    }

    Future<Void> retire(Caller caller, UUID conferenceId) {
        Visibility.requireSystem(caller);
        return database.write(caller, tx -> retire(tx, conferenceId));
    }

    static Future<Void> retire(Transaction tx, UUID conferenceId) {
        return EndpointStore.delete(tx.sql(), conferenceId).map(deleted -> {
            deleted.ifPresent(endpoint -> announced(tx, endpoint, ConferenceEndpointRetired::new));
            return null;
        });
    }

    Future<EndpointPage> list(Caller caller, String cursor, int limit) {
        Visibility.requireSystem(caller);
        Faults.requirePage(limit);
        return database.read(caller, sql -> EndpointStore.list(sql, cursor, limit));
    }

    private static Endpoint announced(Transaction tx, Endpoint endpoint, Function<Endpoint, ConferenceEvents> what) {
        tx.announce(what.apply(endpoint), endpoint.organizationId(), endpoint.conferenceId());
        return endpoint;
    }
}
