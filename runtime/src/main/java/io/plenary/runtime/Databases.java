package io.plenary.runtime;

import io.plenary.contracts.Remark;
import io.plenary.contracts.admin.PoolLoad;
import io.plenary.runtime.events.EventChannel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The databases of this node: a service asks for its own by name. */
public final class Databases {

    private static final int CONNECTIONS_PER_SERVICE = 8;
    private static final int CONNECTIONS_PER_CONFERENCE = 4;
    private static final int CONFERENCES_CONNECTED = 40;
    private static final int FIRST_CONNECTION_TRIES = 20;

    private final Vertx vertx;
    private final Settings.Database settings;
    private final EventChannel events;
    private final Schemas schemas;
    private final Pools pools;
    private final ConferencePools conferencePools;
    private final Replicas replicas;
    private final ConferencePools copiedConferencePools;
    private final Map<DatabaseAddress, Copy> copies = new ConcurrentHashMap<>();
    /** What the first instance of a service prepares is there for the others. */
    private final Map<DatabaseAddress, Future<Void>> prepared = new ConcurrentHashMap<>();

    private final Map<String, Pool> poolsByService = new ConcurrentHashMap<>();
    private final Map<String, Troubles> troublesByServer = new ConcurrentHashMap<>();

    /** @param events where changes are told after their commit */
    public Databases(Vertx vertx, Settings.Database settings, EventChannel events, Schemas schemas) {
        this.vertx = vertx;
        this.events = events;
        this.schemas = schemas;
        this.settings = settings;
        this.pools = new Pools(vertx);
        this.conferencePools = new ConferencePools(
                vertx, CONFERENCES_CONNECTED, address -> conferencePool(address, address.applicationOptions()));
        this.replicas = new Replicas(vertx, settings, pools);
        this.copiedConferencePools = new ConferencePools(
                vertx,
                CONFERENCES_CONNECTED,
                address -> conferencePool(
                        address, replicas.of(address).orElseThrow().at(address.applicationOptions())));
    }

    private ConferencePools.Named conferencePool(DatabaseAddress address, PgConnectOptions options) {
        String name = conferencePoolName(address);
        return new ConferencePools.Named(name, pools.of(options, name, CONNECTIONS_PER_CONFERENCE));
    }

    /** Makes the service's database if needed, brings its schema up to date and opens it. */
    public Future<Database> open(String service) {
        return open(service, service);
    }

    /** @param folder the folder below {@code db/} with the migrations, where it is not called as the service is */
    public Future<Database> open(String service, String folder) {
        DatabaseAddress address = addressOf(service);
        return here(prepared.computeIfAbsent(address, missing -> prepare(missing, folder)))
                .map(done -> new Database(
                        vertx,
                        Connections.of(poolOf(service, address)),
                        events,
                        troublesOf(address),
                        copyOf(service, address)))
                .compose(database -> warm(database, FIRST_CONNECTION_TRIES).map(database));
    }

    /** Null without a replica. */
    private Copy copyOf(String service, DatabaseAddress address) {
        return replicas.of(service)
                .map(replica -> copies.computeIfAbsent(
                        address,
                        first -> new Copy(
                                replica,
                                Connections.of(pools.of(
                                        replica.at(address.applicationOptions()),
                                        address.name() + "-replica",
                                        CONNECTIONS_PER_SERVICE)),
                                troublesAt(replica.place()))))
                .orElse(null);
    }

    /** Null without a replica. */
    private Copy copyOfConference(DatabaseAddress address) {
        return replicas.of(address)
                .map(replica -> copies.computeIfAbsent(
                        address,
                        first -> new Copy(replica, copiedConferencePools.of(address), troublesAt(replica.place()))))
                .orElse(null);
    }

    /** The instances of a service share what is behind it. */
    private Pool poolOf(String service, DatabaseAddress address) {
        Pool pool = pools.of(address.applicationOptions(), address.name(), CONNECTIONS_PER_SERVICE);
        poolsByService.put(service, pool);
        return pool;
    }

    /** A service's database as it is, for somebody who looks: nothing is made or brought up to date. */
    public Database look(String service) {
        DatabaseAddress address = addressOf(service);
        return new Database(
                vertx,
                Connections.of(pools.of(address.applicationOptions(), address.name(), 1)),
                events,
                troublesOf(address));
    }

    /** What follows is done by whoever asked: else all instances of a service would live on the event loop of the first. */
    private <T> Future<T> here(Future<T> elsewhere) {
        PromiseInternal<T> here = ((VertxInternal) vertx).getOrCreateContext().promise();
        elsewhere.onComplete(here);
        return here.future();
    }

    /** A failure is not kept: the next to ask tries again. */
    private Future<Void> prepare(DatabaseAddress address, String folder) {
        return create(address)
                .compose(created -> migrate(address, folder))
                .onFailure(failure -> prepared.remove(address));
    }

    /** Everything starts at once, so the first connection may take longer than a request would wait. */
    private Future<Void> warm(Database database, int tries) {
        return database.check()
                .recover(failure -> tries > 1 && DatabaseFailures.isOverload(failure)
                        ? warm(database, tries - 1)
                        : Future.failedFuture(failure));
    }

    /** The address of a service's database. */
    public DatabaseAddress addressOf(String service) {
        return settings.addressOf(service);
    }

    /** The address of a conference's database. It has a role of its own, which sees no other database. */
    public DatabaseAddress addressOfConference(String server, String name) {
        return settings.addressOfConference(server, name);
    }

    /** The servers that have databases of conferences. */
    public ConferenceServers conferenceServers() {
        return settings.conferences();
    }

    /** The host and port of one of them. */
    public String placeOf(String server) {
        return settings.addressOfConference(server, "").place();
    }

    /** What databases take on the disk of one of these servers, by name; of one that does not answer nothing is known. */
    public Future<Map<String, Long>> sizes(String server, Collection<String> names) {
        DatabaseSizes sizes = new DatabaseSizes(settings.addressOfConference(server, ""));
        return vertx.executeBlocking(() -> sizes.of(names), false);
    }

    /** What names of databases start with. */
    public String prefix() {
        return settings.prefix();
    }

    public Future<Void> create(DatabaseAddress address) {
        return onWorker(() -> schemas.create(address));
    }

    /** @param folder the folder below {@code db/} with the migrations */
    public Future<Void> migrate(DatabaseAddress address, String folder) {
        return onWorker(() -> schemas.migrate(address, folder));
    }

    public Future<Void> drop(DatabaseAddress address) {
        conferencePools.close(address);
        copiedConferencePools.close(address);
        copies.remove(address);
        prepared.remove(address);
        return onWorker(() -> schemas.drop(address));
    }

    private Future<Void> onWorker(Step step) {
        return vertx.executeBlocking(
                () -> {
                    step.run();
                    return null;
                },
                false);
    }

    /**
     * Opens a conference's database: few connections, made on first use and closed when idle, or when too many other
     * conferences were used since.
     */
    public Database openConference(DatabaseAddress address) {
        return new Database(vertx, conferencePools.of(address), events, troublesOf(address), copyOfConference(address));
    }

    /** Replicas that are too far behind, or away. */
    public Replicas replicas() {
        return replicas;
    }

    /** What the databases have been short of lately. */
    public Optional<Remark> remark() {
        return troublesByServer.values().stream()
                .map(Troubles::remark)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Servers of conferences that do not answer: without them the others are served. */
    public Optional<Remark> serversAway() {
        String away = settings.conferences().uris().entrySet().stream()
                .filter(server -> troublesAt(server.getValue()).isGone())
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        return away.isEmpty() ? Optional.empty() : Optional.of(new Remark(Remark.Code.DATABASE_AWAY, away));
    }

    /** How many servers of databases have no room; for the operator. */
    public long serversFull() {
        return troublesByServer.values().stream().filter(Troubles::isFull).count();
    }

    /** Whether the disk of the services' server has so little room that nothing is to be changed any more. */
    public void closeForChanges(boolean close) {
        troublesAt(settings.uri()).closeForChanges(close);
    }

    private Troubles troublesOf(DatabaseAddress address) {
        return troublesAt(address.ownerUri());
    }

    private Troubles troublesAt(String uri) {
        return troublesByServer.computeIfAbsent(uri, first -> new Troubles(InstantSource.system()));
    }

    /** How many conferences have a pool at the moment; for the operator. */
    public int conferencesConnected() {
        return conferencePools.size();
    }

    /** And of these on one of the servers; none while nobody knows where it is. */
    public long conferencesConnected(String server) {
        return settings.uriOfServer(server) == null ? 0 : conferencePools.countAt(settings.uriOfServer(server));
    }

    /** How many connections are open to the database of each service, for the operator. */
    public List<OpenPool> openPools() {
        return Stream.concat(
                        poolsByService.entrySet().stream()
                                .map(own -> new OpenPool(
                                        own.getKey(),
                                        addressOf(own.getKey()).name(),
                                        own.getValue().size(),
                                        CONNECTIONS_PER_SERVICE)),
                        conferencePools.sizes().entrySet().stream()
                                .map(one -> new OpenPool(
                                        PoolLoad.CONFERENCES,
                                        one.getKey(),
                                        one.getValue(),
                                        CONNECTIONS_PER_CONFERENCE)))
                .toList();
    }

    /**
     * A pool of connections.
     *
     * @param owner the service it is of, or that of conferences
     * @param name by which its figures are known
     * @param open connections
     * @param most there may be
     */
    public record OpenPool(String owner, String name, int open, int most) {}

    /** Never one a pool had before: that one may still be closing, and its successor must not be closed with it. */
    private static String conferencePoolName(DatabaseAddress address) {
        return address.name() + "-" + Uuids.next();
    }

    private interface Step {
        void run() throws SQLException;
    }
}
