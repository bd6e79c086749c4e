package io.plenary.services.program.conference;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.runtime.ConferenceServers;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.runtime.Known;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * On which server each conference's database is. A node looks at most once a second; who writes to a database that has been moved
 * since is told so by the database itself.
 */
public final class Places {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database host;
    private final ConferenceServers servers;
    private final Known<UUID, String> known;
    /** What is gone on with while nobody can tell. */
    private final Map<UUID, String> last = new ConcurrentHashMap<>();

    public Places(Vertx vertx, Database host, ConferenceServers servers) {
        this.host = host;
        this.servers = servers;
        this.known = Known.<UUID, String>named("program.places")
                .freshFor(FRESH)
                .atMost(10_000)
                .in(vertx);
    }

    Future<String> of(UUID conferenceId) {
        return known.get(conferenceId, this::ask);
    }

    private Future<String> ask(UUID conferenceId) {
        return PlaceStore.find(host.direct(), conferenceId)
                .map(found -> found.orElse(ConferenceServers.MAIN))
                .onSuccess(server -> last.put(conferenceId, server))
                .recover(failure -> last.containsKey(conferenceId) && DatabaseFailures.isOverload(failure)
                        ? Future.succeededFuture(last.get(conferenceId))
                        : Future.failedFuture(failure));
    }

    void forget(UUID conferenceId) {
        known.forget(conferenceId);
    }

    /** Where a conference's database is to be made, or was: with the other conferences of its organization. */
    Future<String> choose(ConferenceDatabase database) {
        return host.write(Caller.SYSTEM, tx -> chooseFor(tx.sql(), database.organizationId())
                        .compose(server -> PlaceStore.add(tx.sql(), database, server))
                        .compose(added -> PlaceStore.find(tx.sql(), database.conferenceId())))
                .map(server -> server.orElse(ConferenceServers.MAIN))
                .onComplete(chosen -> forget(database.conferenceId()));
    }

    private Future<String> chooseFor(SqlClient sql, UUID organizationId) {
        return PlaceStore.ofOrganization(sql, organizationId)
                .compose(chosen -> chosen.map(Future::succeededFuture).orElseGet(() -> usual(sql)
                        .compose(usual -> PlaceStore.addOrganization(sql, organizationId, usual))
                        .compose(added -> PlaceStore.ofOrganization(sql, organizationId))
                        .map(server -> server.orElse(ConferenceServers.MAIN))));
    }

    private Future<String> usual(SqlClient sql) {
        return ConferenceServers.FEWEST.equals(servers.chosen())
                ? PlaceStore.countByServer(sql).map(counts -> PlaceRules.fewest(servers.names(), counts))
                : Future.succeededFuture(servers.chosen());
    }

    /** Conferences from before places were noted are on the main server. */
    public Future<Void> note(List<Endpoint> endpoints) {
        return endpoints.isEmpty()
                ? Future.succeededFuture()
                : PlaceStore.addMissing(host.direct(), endpoints, ConferenceServers.MAIN);
    }

    /** Has the conference's database been moved, it is looked for where it says it is: whoever moved it may have been killed. */
    Future<Void> follow(UUID conferenceId, Throwable failure) {
        return DatabaseFailures.movedTo(failure)
                .map(server -> PlaceStore.move(host.direct(), conferenceId, server))
                .orElse(Future.succeededFuture())
                .onComplete(moved -> forget(conferenceId));
    }

    /** All servers that may have the database: where it is, and where it was before. */
    Future<List<String>> allOf(UUID conferenceId) {
        return PlaceStore.all(host.direct(), conferenceId)
                .map(all -> all.isEmpty() ? List.of(ConferenceServers.MAIN) : all);
    }

    /** The database is nowhere any more. */
    Future<Void> remove(UUID conferenceId) {
        last.remove(conferenceId);
        return PlaceStore.remove(host.direct(), conferenceId).onComplete(removed -> forget(conferenceId));
    }
}
