package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A gateway with everything but the program, which runs on a second node: one conference and its sessions. */
final class Split implements AutoCloseable {

    private static final String GATEWAY =
            "web,auth,organizations,conferences,speakers,profiles,notes,registrations,promotions,engagement,analytics,audit,"
                    + "notifications,webhooks,admin,events";

    private static final String SLUG = "remote";
    private static final int CONNECTIONS = 64;

    private final Path folder;
    private final Nodes nodes;
    private final List<String> ids;

    private Split(Path folder, Nodes nodes, List<String> ids) {
        this.folder = folder;
        this.nodes = nodes;
        this.ids = ids;
    }

    /**
     * @param folder of its own
     * @param program how the setting names the service, such as {@code program=3}
     */
    static Split start(Path folder, String program, Options options) throws IOException {
        Nodes nodes = Nodes.start(List.of(GATEWAY, program), folder, Flood.LIMITS, options.home());
        Api api = nodes.first().api();
        api.addConference(SLUG);
        api.importProgram(SLUG, options.program());
        return new Split(folder, nodes, api.sessionIds(SLUG));
    }

    Platform gateway() {
        return nodes.first();
    }

    /** The database of its conference. */
    String database() {
        return gateway().api().get("/conferences/" + SLUG + "/endpoint").getString("databaseName");
    }

    List<String> java() {
        List<String> java = gateway().java();
        java.addAll(List.of("-cp", Options.classes() + ":" + gateway().jar()));
        return java;
    }

    /** Every session in turn, from the gateway. */
    Load.Order sessions(Options options) throws IOException {
        return order(options, gateway().port(), "/api/v1/conferences/" + SLUG + "/sessions/");
    }

    Load.Order order(Options options, int port, String path) throws IOException {
        List<String> paths = ids.stream().map(id -> path + id).toList();
        Path requests = Load.requests(Files.createTempFile(folder, "requests", ""), paths, "");
        return new Load.Order(port, CONNECTIONS, options.seconds(), 0, 200, requests);
    }

    @Override
    public void close() {
        nodes.close();
    }
}
