package io.plenary.bench.chaos;

import io.plenary.bench.Platform;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network namespace for each node, with one way to clients and the database, and another to the other nodes, which can be cut.
 * Clients find each node at its usual port of this machine.
 */
final class Network implements AutoCloseable {

    private static final String FRONT = "plfront";
    private static final String BACK = "plback";

    /** Of this machine on the way to clients and the database, and on that among nodes. */
    static final String FRONT_HOST = "10.213.1.1";

    static final String BACK_HOST = "10.213.2.1";

    private final int nodes;
    private final List<Forwarder> forwarders = new ArrayList<>();

    private Network(int nodes) {
        this.nodes = nodes;
    }

    static Optional<String> whyNot() {
        try (Network probe = make(1)) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("network namespaces are not permitted here (" + e.getMessage() + ")");
        }
    }

    static Network make(int nodes) {
        Network network = new Network(nodes);
        network.remove();
        try {
            bridge(FRONT, FRONT_HOST);
            bridge(BACK, BACK_HOST);
            for (int node = 0; node < nodes; node++) {
                Command.run("ip", "netns", "add", name(node));
                inside(node, "ip", "link", "set", "lo", "up");
                link(node, FRONT, frontHost(node));
                link(node, BACK, backHost(node));
            }
            return network;
        } catch (RuntimeException e) {
            network.remove();
            throw e;
        }
    }

    private static void bridge(String name, String host) {
        Command.run("ip", "link", "add", name, "type", "bridge");
        Command.run("ip", "addr", "add", host + "/24", "dev", name);
        Command.run("ip", "link", "set", name, "up");
    }

    private static void link(int node, String bridge, String host) {
        Command.run("ip", "link", "add", bridge + node, "type", "veth", "peer", "name", bridge, "netns", name(node));
        Command.run("ip", "link", "set", bridge + node, "master", bridge, "up");
        inside(node, "ip", "addr", "add", host + "/24", "dev", bridge);
        inside(node, "ip", "link", "set", bridge, "up");
    }

    private static void inside(int node, String... command) {
        List<String> whole = new ArrayList<>(prefix(node));
        whole.addAll(List.of(command));
        Command.run(whole.toArray(String[]::new));
    }

    private static String name(int node) {
        return "plenary-" + node;
    }

    private static String frontHost(int node) {
        return "10.213.1." + (10 + node);
    }

    static String backHost(int node) {
        return "10.213.2." + (10 + node);
    }

    /** What the command of a process in there stands behind. */
    static List<String> prefix(int node) {
        return List.of("ip", "netns", "exec", name(node));
    }

    /** Before the node is started: it listens at the same ports in there. */
    void open(int node, Platform platform) {
        for (int port : new int[] {platform.port(), platform.managementPort()}) {
            forwarders.add(new Forwarder("127.0.0.1", port, SocketAddress.inetSocketAddress(port, frontHost(node))));
        }
    }

    /** The other nodes do not hear it any more, nor it them; clients and the database do. */
    void cut(int node) {
        Command.run("ip", "link", "set", BACK + node, "down");
    }

    void heal(int node) {
        Command.run("ip", "link", "set", BACK + node, "up");
    }

    private void remove() {
        for (int node = 0; node < nodes; node++) {
            Command.tryTo("ip", "netns", "del", name(node));
        }
        Command.tryTo("ip", "link", "del", FRONT);
        Command.tryTo("ip", "link", "del", BACK);
    }

    @Override
    public void close() {
        forwarders.forEach(Forwarder::close);
        remove();
    }
}
