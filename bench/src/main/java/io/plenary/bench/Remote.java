package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One session, read through a gateway whose program runs on another node, against the same row from the database. */
final class Remote {

    static final String NAME = "one session, from another node";

    /** Everything but the program; and the program, with nobody to ask it but the other node. */
    private static final List<String> SERVICES = List.of(
            "web,auth,organizations,conferences,speakers,profiles,notes,registrations,promotions,engagement,analytics,audit,"
                    + "notifications,webhooks,admin,events",
            "program");

    private static final String SLUG = "remote";
    private static final int CONNECTIONS = 64;
    private static final double TARGET = 0.45;

    private final Path folder;

    /** @param folder of its own */
    Remote(Path folder) {
        this.folder = folder;
    }

    String measured(Options options) throws IOException {
        try (Nodes nodes = Nodes.start(SERVICES, folder, Flood.LIMITS, options.home())) {
            Platform gateway = nodes.first();
            Api api = gateway.api();
            api.addConference(SLUG);
            api.importProgram(SLUG, options.program());
            List<String> ids = api.sessionIds(SLUG);
            String database = api.get("/conferences/" + SLUG + "/endpoint").getString("databaseName");
            int port = Platform.freePort();
            List<String> java = gateway.java();
            java.addAll(List.of("-cp", Options.classes() + ":" + gateway.jar()));
            try (Child bare = bare(java, port, gateway.databaseUri(database));
                    Load load = Load.start(java)) {
                bare.awaitListening(port);
                Load.Order ours = order(options, gateway.port(), "/api/v1/conferences/" + SLUG + "/sessions/", ids);
                return new Comparison(NAME, ours, order(options, port, "/sessions/", ids), TARGET)
                        .run(load, options.rounds());
            }
        }
    }

    private Child bare(List<String> java, int port, String uri) throws IOException {
        Path nothing = Files.createTempFile(folder, "nothing", "");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(BareServer.class.getName(), Integer.toString(port), uri, nothing.toString()));
        return Child.start(command, Map.of(), folder.resolve("bare.log"));
    }

    private Load.Order order(Options options, int port, String path, List<String> ids) throws IOException {
        List<String> paths = ids.stream().map(id -> path + id).toList();
        Path requests = Load.requests(Files.createTempFile(folder, "requests", ""), paths, "");
        return new Load.Order(port, CONNECTIONS, options.seconds(), 0, 200, requests);
    }
}
