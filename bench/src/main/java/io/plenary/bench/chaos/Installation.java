package io.plenary.bench.chaos;

import io.plenary.bench.Platform;
import io.plenary.bench.Timing;
import io.plenary.runtime.Settings;
import io.vertx.core.net.SocketAddress;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three nodes, which know a secret, and the database of all. */
final class Installation implements AutoCloseable {

    private static final int NODES = 3;
    private static final long AGAIN_MILLIS = 120_000;
    private static final String READERS = "analytics,audit,webhooks,notifications";
    private static final String OTHERS =
            "web,events,auth,organizations,profiles,conferences,speakers,program,notes,registrations,promotions,engagement,admin";

    private final Stage stage;
    private final Path folder;
    private final Path home;
    private final String secret = UUID.randomUUID().toString();
    private final List<String> ports = Stream.generate(Platform::freePort)
            .limit(NODES)
            .map(port -> Integer.toString(port))
            .toList();
    private final List<Platform> nodes = new ArrayList<>();
    private final List<AutoCloseable> beneath = new ArrayList<>();
    private SmallDisk disk;
    private Network network;
    private Server server;
    private String uri;

    private Installation(Stage stage, Path folder, Path home) {
        this.stage = stage;
        this.folder = folder;
        this.home = home;
    }

    /** @param older the jar nodes run from at first; null for the one that is built here */
    static Installation start(Stage stage, Path folder, Path home, Path older) throws IOException {
        Installation installation = new Installation(stage, folder, home);
        // Who interrupts the program is left with neither servers nor networks.
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
        try {
            installation.startServer();
            for (int node = 0; node < NODES; node++) {
                installation.startNode(node, older);
            }
            return installation;
        } catch (IOException | RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void startServer() throws IOException {
        Path place = folder.resolve("database");
        disk = stage == Stage.SMALL_DISK ? kept(new SmallDisk(place)) : null;
        server = kept(stage == Stage.REPLICATED ? new ReplicatedServer(place) : new Server.Embedded(place, home));
        network = stage == Stage.APART ? kept(Network.make(NODES)) : null;
        uri = network == null ? server.uri() : reachedFromApart(server.uri());
    }

    private <T extends AutoCloseable> T kept(T one) {
        beneath.add(0, one);
        return one;
    }

    private String reachedFromApart(String local) {
        int port = PgConnectOptions.fromUri(local).getPort();
        Forwarder way = kept(new Forwarder(Network.FRONT_HOST, 0, SocketAddress.inetSocketAddress(port, "127.0.0.1")));
        return local.replace("127.0.0.1:" + port, Network.FRONT_HOST + ":" + way.port());
    }

    private void startNode(int index, Path older) throws IOException {
        Platform node = new Platform(Files.createDirectory(folder.resolve("node-" + index)))
                .with("PLENARY_CLUSTER_NAME", cluster())
                .with("PLENARY_CLUSTER_HOST", host(index))
                .with("PLENARY_CLUSTER_PORT", ports.get(index))
                .with("PLENARY_CLUSTER_MEMBERS", String.join(",", members()))
                .with("PLENARY_DATABASE_URI", uri)
                .with("PLENARY_DEMO", "false")
                .with("PLENARY_LIMITS_ENABLED", "false");
        if (stage != Stage.OLDER) {
            node.with("PLENARY_CLUSTER_SECRET", secret);
        }
        if (stage == Stage.READERS) {
            node.with("PLENARY_SERVICES", isServing(index) ? OTHERS : READERS);
        }
        if (network != null) {
            node.within(Network.prefix(index))
                    .with("PLENARY_HTTP_HOST", "0.0.0.0")
                    .with("PLENARY_MANAGEMENT_HOST", "0.0.0.0");
            network.open(index, node);
        }
        nodes.add(node);
        if (older == null) {
            node.install(home);
        } else {
            node.install(home, older);
        }
    }

    private String cluster() {
        return "chaos-" + ports.get(0);
    }

    private String host(int index) {
        return network == null ? "127.0.0.1" : Network.backHost(index);
    }

    private List<String> members() {
        return IntStream.range(0, NODES)
                .mapToObj(index -> host(index) + ":" + ports.get(index))
                .toList();
    }

    /** Of two roles the last node has the other. */
    private boolean isServing(int index) {
        return stage != Stage.READERS || index < NODES - 1;
    }

    List<Platform> nodes() {
        return nodes;
    }

    /** Those that clients are sent to. */
    List<Platform> serving() {
        return IntStream.range(0, NODES)
                .filter(this::isServing)
                .mapToObj(nodes::get)
                .collect(Collectors.toList());
    }

    Server.Embedded embedded() {
        return (Server.Embedded) server;
    }

    ReplicatedServer replicated() {
        return (ReplicatedServer) server;
    }

    SmallDisk disk() {
        return disk;
    }

    Network network() {
        return network;
    }

    /** What is built here, as nodes run it. */
    Path newest() {
        return home.resolve("verticles/target/run/plenary.jar");
    }

    long staleRegistrations() {
        String here = network == null ? "127.0.0.1" : Network.BACK_HOST;
        return Registrations.stale(new Settings.Cluster(
                cluster(),
                here,
                Platform.freePort(),
                members(),
                stage == Stage.OLDER ? List.of() : List.of(secret),
                false));
    }

    /** Waits until every node says that it can serve. */
    void awaitReady() {
        long begin = System.nanoTime();
        while (!nodes.stream().allMatch(Platform::isReady)) {
            if (Timing.secondsSince(begin) * 1_000 > AGAIN_MILLIS) {
                throw new IllegalStateException("Not all nodes are ready again");
            }
            Timing.pause(100);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Platform::close);
        beneath.forEach(Installation::end);
    }

    private static void end(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            System.err.println("Left behind: " + e.getMessage());
        }
    }
}
