package io.plenary.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** How many orders a second hold a seat of one quota, when everybody wants one at once. */
final class Orders implements AutoCloseable {

    static final String NAME = "orders";

    private static final String SETTINGS = Flood.LIMITS + "tickets.held-per-address: 1000000\n";
    private static final int BUYERS = 64;
    private static final double TARGET = 0.4;
    private static final String SLUG = "orders";

    private final Path folder;
    private final Platform platform;
    private double slowest;

    /** @param folder of its own */
    Orders(Path folder) {
        this.folder = folder;
        this.platform = new Platform(folder);
    }

    String measured(Options options) throws IOException {
        platform.with(SETTINGS).install(options.home());
        Path order = order();
        List<String> java = platform.java();
        java.addAll(List.of("-cp", System.getProperty("java.class.path")));
        try (Load load = Load.start(java);
                BareSeller bare = new BareSeller(platform.databaseUri("plenary_registrations"))) {
            ours(load, order, options.seconds());
            slowest = 0;
            String rates = new Turns(NAME, TARGET)
                    .run(
                            options.rounds(),
                            round -> ours(load, order, options.seconds()),
                            () -> bare.perSecond(options.seconds()));
            return "%s%n%-34s p95 %,.0f ms of %d buyers, target 1,000".formatted(rates, NAME, slowest, BUYERS);
        }
    }

    private double ours(Load load, Path order, double seconds) {
        Load.Result result = load.run(new Load.Order(platform.port(), BUYERS, seconds, 0, 201, order));
        slowest = Math.max(slowest, result.p95());
        return result.perSecond();
    }

    /** Sent again and again, each time an order of its own. */
    private Path order() throws IOException {
        Api api = platform.api();
        api.addConference("demo", SLUG, LocalDate.now().plusDays(30));
        String type = api.sell(SLUG, 1_000_000);
        JsonObject line = new JsonObject().put("ticketTypeId", type).put("count", 1);
        String body = new JsonObject()
                        .put("name", "Ida")
                        .put("email", "ida@example.org")
                        .put("lines", List.of(line))
                        .encode()
                + "\n";
        return Files.writeString(
                folder.resolve("order"),
                "POST /api/v1/conferences/" + SLUG + "/orders HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Content-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    @Override
    public void close() {
        platform.close();
    }
}
