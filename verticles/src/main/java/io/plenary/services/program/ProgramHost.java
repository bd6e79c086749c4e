package io.plenary.services.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ServedConference;
import io.plenary.runtime.Node;
import io.vertx.core.Future;

final class ProgramHost implements ProgramHostService {

    private final Node node;
    private final ConferenceParts parts;
    private final Hosting hosting;

    ProgramHost(Node node, ConferenceParts parts, Hosting hosting) {
        this.node = node;
        this.parts = parts;
        this.hosting = hosting;
    }

    @Override
    public Future<Void> createDatabase(Caller caller, ConferenceDatabase database) {
        check(caller, database);
        return parts.databases().create(database);
    }

    @Override
    public Future<Void> migrateDatabase(Caller caller, ConferenceDatabase database) {
        check(caller, database);
        return parts.databases().migrate(database);
    }

    @Override
    public Future<ServedConference> serve(Caller caller, ConferenceDatabase database) {
        check(caller, database);
        String address = ProgramService.address(database.conferenceId());
        return hosting.serve(database.conferenceId(), database.databaseName())
                .map(served -> new ServedConference(
                        database.conferenceId(), node.doors().nodeId(), address));
    }

    @Override
    public Future<Void> dropDatabase(Caller caller, ConferenceDatabase database) {
        check(caller, database);
        return hosting.close(database.conferenceId())
                .compose(closed -> parts.waiting().forget(database.conferenceId()))
                .compose(forgotten -> parts.unrelayed().forget(database.conferenceId()))
                .compose(forgotten -> parts.databases().drop(database));
    }

    private void check(Caller caller, ConferenceDatabase database) {
        HostRules.check(caller, database, node.databases().prefix());
    }
}
