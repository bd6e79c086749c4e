package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many messages a second go to webhooks, when what happened is sent once more to all of an organization. */
final class Webhooks implements AutoCloseable {

    static final String NAME = "webhooks";

    /** As many as an organization may have. */
    private static final int ENDPOINTS = 20;

    private static final int CHANGES = 100;
    private static final int MESSAGES = ENDPOINTS * CHANGES;
    /** What the first ones wait for is not what is measured. */
    private static final int FIRST = MESSAGES / 10;

    private static final double TARGET = 0.6;
    private static final String SLUG = "webhooks";

    private final Receiver receiver = new Receiver();
    private final Path folder;
    private final Platform platform;

    /** @param folder of its own */
    Webhooks(Path folder) throws IOException {
        this.folder = folder;
        this.platform = new Platform(folder);
    }

    String measured(Path home, int rounds) throws IOException {
        platform.with("webhooks.plain: true\nwebhooks.networks: 127.0.0.0/8\nwebhooks.ports: " + receiver.port() + "\n")
                .install(home);
        Api api = platform.api();
        api.addConference(SLUG);
        List<String> endpoints = endpoints(api);
        Instant begin = Instant.now();
        happen(api);
        Path body = Files.write(folder.resolve("body"), receiver.last());
        return new Turns(NAME, TARGET).run(rounds, round -> ours(api, endpoints, begin), () -> bare(body));
    }

    /** What happened since, once more. */
    private double ours(Api api, List<String> endpoints, Instant begin) {
        endpoints.forEach(endpoint -> api.replay("demo", endpoint, begin));
        return perSecond();
    }

    private List<String> endpoints(Api api) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < ENDPOINTS; i++) {
            made.add(api.addWebhook("demo", "http://127.0.0.1:" + receiver.port() + "/" + i, "session.changed"));
        }
        return made;
    }

    private void happen(Api api) {
        String session = api.addSession(SLUG, "How lamps are lit");
        for (int i = 0; i < CHANGES; i++) {
            api.renameSession(SLUG, session, "How lamps are put out, part " + i);
        }
        receiver.await(MESSAGES);
        receiver.taken();
    }

    private double bare(Path body) {
        List<String> command = platform.java();
        command.addAll(List.of("-cp", Options.classes() + ":" + platform.jar(), BarePoster.class.getName()));
        command.addAll(List.of(Integer.toString(receiver.port()), Integer.toString(MESSAGES), body.toString()));
        try (Child bare = Child.start(command, Map.of(), folder.resolve("bare-poster.log"))) {
            bare.requireAlive();
            return perSecond();
        }
    }

    private double perSecond() {
        receiver.await(MESSAGES);
        long[] times = receiver.taken();
        return (MESSAGES - FIRST) / ((times[MESSAGES - 1] - times[FIRST]) / 1e9);
    }

    @Override
    public void close() {
        platform.close();
        receiver.close();
    }
}
