package io.plenary.services.program.conference;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseAddress;
import io.plenary.runtime.Databases;
import io.plenary.runtime.Known;
import io.plenary.runtime.Node;
import io.plenary.runtime.Relay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
    private final Map<UUID, String> nameByConference = new ConcurrentHashMap<>();
    private final Known<UUID, Database> opened;
    private final Known<UUID, ProgramState> states;

    /** @param unrelayed where it is noted that a conference announces something */
    public ConferenceDatabases(Vertx vertx, Node node, Unrelayed unrelayed) {
        this.vertx = vertx;
        this.node = node;
        this.databases = node.databases();
        this.unrelayed = unrelayed;
        this.opened = Known.<UUID, Database>named("program.databases")
                .ending(Database::endRelay)
                .in(vertx);
        this.states = Known.<UUID, ProgramState>named("program.versions")
                .freshFor(FRESH)
                .atMost(10_000)
                .in(vertx);
    }

    public Future<Void> create(String name) {
        return databases.create(address(name));
    }

    public Future<Void> migrate(String name) {
        return databases.migrate(address(name), FOLDER);
    }

    public Future<Void> drop(String name) {
        return databases.drop(address(name));
    }

    /** From now on the conference's database is the one of this name. */
    public void know(UUID conferenceId, String name) {
        nameByConference.put(conferenceId, name);
    }

    /** Lets go of what was opened; the name stays known, since another instance may be about to serve it again. */
    public void forget(UUID conferenceId) {
        opened.forget(conferenceId);
        states.forget(conferenceId);
    }

    Future<Database> get(UUID conferenceId) {
        return opened.get(conferenceId, this::open);
    }

    private Future<Database> open(UUID conferenceId) {
        String name = nameByConference.get(conferenceId);
        return name == null
                ? Future.failedFuture(Refusal.NOT_FOUND.because("There is no such conference."))
                : migrate(name)
                        .map(migrated -> databases.openConference(address(name)))
                        .onSuccess(database -> relayOf(conferenceId, database).begin());
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

    /** The program has another version now. */
    public void changed(UUID conferenceId) {
        states.forget(conferenceId);
    }

    private DatabaseAddress address(String name) {
        return databases.addressOf(FOLDER, name);
    }
}
