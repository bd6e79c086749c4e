package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes of one cluster on one machine; the first one has the database of all. */
final class Nodes implements AutoCloseable {

    private final List<Platform> nodes;

    private Nodes(List<Platform> nodes) {
        this.nodes = nodes;
    }

    /** Each of which runs everything. */
    static Nodes start(int count, Path folder, String settings, Path home) throws IOException {
        return start(IntStream.range(0, count).mapToObj(i -> "all").toList(), folder, settings, home);
    }

    /** @param services what each of them runs */
    static Nodes start(List<String> services, Path folder, String settings, Path home) throws IOException {
        List<Integer> ports = services.stream().map(node -> Platform.freePort()).toList();
        String members = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        Nodes nodes = new Nodes(new ArrayList<>());
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(i);
            Path own = Files.createDirectory(folder.resolve("node-" + port));
            Platform node = new Platform(own)
                    .with("PLENARY_CLUSTER_NAME", "bench-" + ports.get(0))
                    .with("PLENARY_CLUSTER_HOST", "127.0.0.1")
                    .with("PLENARY_CLUSTER_PORT", Integer.toString(port))
                    .with("PLENARY_CLUSTER_MEMBERS", members)
                    .with("PLENARY_SERVICES", services.get(i))
                    .with(settings);
            if (!nodes.nodes.isEmpty()) {
                node.with("PLENARY_DATABASE_URI", nodes.first().databaseUri("postgres"));
            }
            nodes.nodes.add(node);
            node.install(home);
        }
        return nodes;
    }

    Platform first() {
        return nodes.get(0);
    }

    Platform last() {
        return nodes.get(nodes.size() - 1);
    }

    @Override
    public void close() {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).close();
        }
    }
}
