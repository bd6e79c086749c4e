package io.plenary.services.program.conference;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ConferenceServer;
import io.plenary.contracts.program.OrganizationPlacement;
import io.plenary.contracts.program.OrganizationPlacementPage;
import io.plenary.contracts.program.PlacementService;
import io.plenary.contracts.program.ProgramEvents.OrganizationPlaced;
import io.plenary.runtime.Database;
import io.plenary.runtime.Databases;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tells administrators where conferences are, and has them choose before there are any. */
public final class Placements implements PlacementService {

    private final Database host;
    private final Databases databases;

    public Placements(Database host, Databases databases) {
        this.host = host;
        this.databases = databases;
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators of the platform see where conferences are.");
        }
    }

    @Override
    public Future<List<ConferenceServer>> listServers(Caller caller) {
        requireAdmin(caller);
        Map<String, Boolean> answering = new ConcurrentHashMap<>();
        return Future.join(databases.conferenceServers().names().stream()
                        .map(name -> size(name, List.of()).onComplete(asked -> answering.put(name, asked.succeeded())))
                        .toList())
                .transform(asked -> PlacementStore.load(host.direct()))
                .map(loads -> databases.conferenceServers().names().stream()
                        .map(name -> server(name, loads, answering.get(name)))
                        .toList());
    }

    private ConferenceServer server(String name, Map<String, PlacementStore.Load> loads, boolean answers) {
        PlacementStore.Load load = loads.getOrDefault(name, PlacementStore.Load.NONE);
        return new ConferenceServer(name, databases.placeOf(name), load.organizations(), load.conferences(), answers);
    }

    @Override
    public Future<OrganizationPlacementPage> listPlacements(Caller caller, String cursor, int limit) {
        requireAdmin(caller);
        Faults.requirePage(limit);
        return PlacementStore.page(host.direct(), cursor, limit).compose(page -> sizes(page.rows())
                .map(sizes -> new OrganizationPlacementPage(
                        page.rows().stream().map(row -> row.with(sizes)).toList(), page.nextCursor())));
    }

    /** By server and name; of a server that does not answer nothing. */
    private Future<Map<String, Map<String, Long>>> sizes(List<PlacementStore.Row> rows) {
        Map<String, List<String>> names = PlacementStore.namesByServer(rows);
        Map<String, Map<String, Long>> sizes = new HashMap<>();
        return Future.join(names.entrySet().stream()
                        .map(server -> size(server.getKey(), server.getValue())
                                .onSuccess(found -> sizes.put(server.getKey(), found))
                                .otherwiseEmpty())
                        .toList())
                .map(sizes);
    }

    /** Also of a server that the settings do not name any more. */
    private Future<Map<String, Long>> size(String server, List<String> names) {
        return Future.succeededFuture().compose(begun -> databases.sizes(server, names));
    }

    @Override
    public Future<OrganizationPlacement> placeOrganization(Caller caller, UUID organizationId, String server) {
        requireAdmin(caller);
        new Faults()
                .check(
                        databases.conferenceServers().names().contains(server),
                        "/server",
                        Fault.ONE_OF,
                        Map.of(
                                "values",
                                String.join(", ", databases.conferenceServers().names())))
                .refuseIfAny("There is no such server.");
        return host.once(caller, tx -> place(tx, organizationId, server));
    }

    private static Future<OrganizationPlacement> place(Transaction tx, UUID organizationId, String server) {
        return PlacementStore.put(tx.sql(), organizationId, server)
                .onSuccess(isNew -> announce(tx, organizationId, server, isNew))
                .compose(put -> PlacementStore.countElsewhere(tx.sql(), organizationId, server))
                .map(elsewhere -> {
                    if (elsewhere > 0) {
                        throw Refusal.CONFLICT.because(
                                "CONFERENCES_ELSEWHERE",
                                "The organization has conferences on another server: bin/plenary move-organization moves them.");
                    }
                    return new OrganizationPlacement(organizationId, server, 0, 0, 0L);
                });
    }

    private static void announce(Transaction tx, UUID organizationId, String server, boolean isNew) {
        if (isNew) {
            tx.announce(new OrganizationPlaced(server), organizationId, null);
        }
    }
}
