package io.plenary.services.program.conference;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseAddress;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.runtime.Databases;
import io.plenary.runtime.Known;
import io.plenary.runtime.Node;
import io.plenary.runtime.Relay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases of the conferences served here. One made by an earlier release is brought up to date when it is first used,
 * so that a start never waits for a thousand migrations.
 */
public final class ConferenceDatabases {

    private static final String FOLDER = "program";
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Node node;
    private final Databases databases;
    private final Unrelayed unrelayed;
    private final boolean relays;
    private final Map<UUID, String> nameByConference = new ConcurrentHashMap<>();
    private final Places places;
    private final Known<UUID, Opened> opened;
    private final Known<UUID, ProgramState> states;
    /** The version of each program that a replica is known to have. */
    private final Map<UUID, Long> seenOnReplica = new ConcurrentHashMap<>();

    /** A database where it was when it was opened. */
    private record Opened(String server, Database database) {}

    /**
     * @param unrelayed where it is noted that a conference announces something
     * @param relays whether it hands down what conferences announce
     */
    public ConferenceDatabases(Vertx vertx, Node node, Places places, Unrelayed unrelayed, boolean relays) {
        this.vertx = vertx;
        this.node = node;
        this.databases = node.databases();
        this.places = places;
        this.unrelayed = unrelayed;
        this.relays = relays;
        this.opened = Known.<UUID, Opened>named("program.databases")
                .ending(one -> one.database().endRelay())
                .in(vertx);
        this.states = Known.<UUID, ProgramState>named("program.versions")
                .freshFor(FRESH)
                .atMost(10_000)
                .in(vertx);
    }

    public Future<Void> create(ConferenceDatabase database) {
        return places.choose(database)
                .compose(server -> databases.create(databases.addressOfConference(server, database.databaseName())));
    }

    /** Where it is to be now, even if it was made elsewhere a moment ago. */
    public Future<Void> migrate(ConferenceDatabase database) {
        return places.of(database.conferenceId())
                .map(server -> databases.addressOfConference(server, database.databaseName()))
                .compose(address -> databases.create(address).compose(created -> migrate(address)));
    }

    private Future<Void> migrate(DatabaseAddress address) {
        return databases.migrate(address, FOLDER);
    }

    /** Also what a move has left. */
    public Future<Void> drop(ConferenceDatabase database) {
        return places.allOf(database.conferenceId())
                .compose(servers -> Future.join(servers.stream()
                        .map(server -> databases.addressOfConference(server, database.databaseName()))
                        .map(databases::drop)
                        .toList()))
                .compose(dropped -> places.remove(database.conferenceId()));
    }

    /** From now on the conference's database is the one of this name. */
    public void know(UUID conferenceId, String name) {
        nameByConference.put(conferenceId, name);
    }

    /** Lets go of what was opened; the name stays known, since another instance may be about to serve it again. */
    public void forget(UUID conferenceId) {
        opened.forget(conferenceId);
        states.forget(conferenceId);
        seenOnReplica.remove(conferenceId);
    }

    Future<Database> get(UUID conferenceId) {
        return places.of(conferenceId).compose(server -> opened.get(conferenceId, id -> open(id, server))
                .compose(found -> found.server().equals(server)
                        ? Future.succeededFuture(found.database())
                        : openAnew(conferenceId, found)));
    }

    /** It has been moved since. */
    private Future<Database> openAnew(UUID conferenceId, Opened before) {
        opened.forget(conferenceId, before);
        states.forget(conferenceId);
        seenOnReplica.remove(conferenceId);
        return get(conferenceId);
    }

    private Future<Opened> open(UUID conferenceId, String server) {
        String name = nameByConference.get(conferenceId);
        if (name == null) {
            return Future.failedFuture(Refusal.NOT_FOUND.because("There is no such conference."));
        }
        DatabaseAddress address = databases.addressOfConference(server, name);
        return migrate(address)
                .map(migrated -> databases.openConference(address))
                .onSuccess(database -> beginRelay(conferenceId, database))
                .map(database -> new Opened(server, database));
    }

    /** Where a change failed because the database has been moved, the next one finds it. */
    <T> Future<T> following(UUID conferenceId, Future<T> change) {
        return change.recover(failure -> DatabaseFailures.movedTo(failure).isEmpty()
                ? Future.failedFuture(failure)
                : places.follow(conferenceId, failure).transform(followed -> Future.failedFuture(failure)));
    }

    private void beginRelay(UUID conferenceId, Database database) {
        if (relays) {
            relayOf(conferenceId, database).begin();
        }
    }

    private Relay relayOf(UUID conferenceId, Database database) {
        return new Relay(vertx, database, "program." + conferenceId, node.proxies());
    }

    /** The database, for something that will be announced: should this node be killed, another one finds it. */
    Future<Database> toAnnounce(UUID conferenceId) {
        return get(conferenceId)
                .compose(database -> unrelayed.note(conferenceId).map(database));
    }

    /** Hands what the conference has announced down to the event log. */
    public Future<Relay.Left> relay(UUID conferenceId) {
        return get(conferenceId)
                .compose(database -> relayOf(conferenceId, database).passOnce());
    }

    /** Where what readers see stands. */
    Future<ProgramState> state(UUID conferenceId) {
        return states.get(conferenceId, id -> get(id).compose(database -> ProgramStore.read(database.direct())));
    }

    /** Whether a replica has the program in the version that is known. */
    Future<Boolean> isOn(SqlClient replica, UUID conferenceId) {
        return state(conferenceId).map(state -> state.version().version()).compose(known -> {
            long seen = seenOnReplica.getOrDefault(conferenceId, 0L);
            return seen >= known
                    ? Future.succeededFuture(true)
                    : ProgramStore.read(replica).map(state -> {
                        seenOnReplica.put(conferenceId, state.version().version());
                        return state.version().version() >= known;
                    });
        });
    }

    /** The program has another version now. */
    public void changed(UUID conferenceId) {
        states.forget(conferenceId);
    }
}
