package io.plenary.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many orders a second hold a seat of one quota, when everybody wants one at once. */
final class Orders implements AutoCloseable {

    static final String NAME = "orders";

    /** Buyers come from addresses of their own, as a proxy in front tells. */
    private static final String SETTINGS = Flood.LIMITS + "http.trusted-proxies: 127.0.0.0/8\n";

    private static final int BUYERS = 5_000;
    private static final int AT_ONCE = 256;
    private static final double PATIENCE = 60;
    private static final double TARGET = 0.4;
    private static final String SLUG = "orders";

    /** Those who read the program of the demo meanwhile. */
    private static final int READERS = 8;

    private static final double BEFORE_READING = 0.5;
    private static final int READ_A_SECOND = 100;
    private static final String PROGRAM = "/api/v1/conferences/estuary-2027/schedule";

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
                Load reading = Load.start(java);
                BareStatement bare = BareStatement.seller(platform.databaseUri("plenary_registrations"))) {
            double first = ours(load, order, options.seconds());
            warmUp(load, order, bare);
            slowest = 0;
            String rates = new Turns(NAME, TARGET)
                    .run(
                            options.rounds(),
                            round -> ours(load, order, options.seconds()),
                            () -> bare.perSecond(options.seconds()));
            return "%s%n%-34s p95 %,.0f ms of %d at once, target 1,000; %,.0f a second just after the start%n%s%n%s"
                    .formatted(
                            rates,
                            NAME,
                            slowest,
                            AT_ONCE,
                            first,
                            felt(reading, options, load, order, bare),
                            atOnce(reading, options, load, order, bare));
        }
    }

    /** As both sides of other comparisons are. */
    private void warmUp(Load load, Path order, BareStatement bare) {
        for (double warm = 0; warm < Comparison.WARM_UP_SECONDS; warm += Comparison.SLICE_SECONDS) {
            ours(load, order, Comparison.SLICE_SECONDS);
            bare.perSecond(Comparison.SLICE_SECONDS);
        }
    }

    /** What others feel of a sale; the bare one says how much of that is the machine being busy. */
    private String felt(Load reading, Options options, Load load, Path order, BareStatement bare) throws IOException {
        Load.Order read = read(options);
        double seconds = options.seconds() + BEFORE_READING;
        return felt("the program beside a sale", reading, read, options.rounds(), () -> ours(load, order, seconds))
                + System.lineSeparator()
                + felt("beside a bare sale", reading, read, options.rounds(), () -> bare.perSecond(seconds));
    }

    private Load.Order read(Options options) throws IOException {
        Path requests = Load.requests(folder.resolve("schedule"), List.of(PROGRAM), "Accept-Encoding: gzip\r\n");
        return new Load.Order(platform.port(), READERS, options.seconds(), READ_A_SECOND, 200, requests);
    }

    /** All buyers come at the same moment, and each orders once. The bare one serves as many, and nobody has to come to it. */
    private String atOnce(Load reading, Options options, Load load, Path order, BareStatement bare) throws IOException {
        Load.Order read = read(options);
        Load.Order once = new Load.Order(platform.port(), BUYERS, PATIENCE, Load.ONCE, 201, order);
        Felt felt = new Felt(options.rounds());
        String rates = new Turns("%,d at once".formatted(BUYERS), TARGET)
                .run(
                        options.rounds(),
                        round -> {
                            Load.Result quiet = reading.run(read);
                            CompletableFuture<Load.Result> sale = CompletableFuture.supplyAsync(() -> load.run(once));
                            felt.note(round, quiet, reading.run(read));
                            return sale.join().perSecond();
                        },
                        () -> bare.perSecondOf(BUYERS));
        return rates + System.lineSeparator() + felt.line("the program beside them");
    }

    private static String felt(String name, Load reading, Load.Order read, int rounds, Runnable sell) {
        Felt felt = new Felt(rounds);
        for (int round = 0; round < rounds; round++) {
            Load.Result quiet = reading.run(read);
            CompletableFuture<Void> sale = CompletableFuture.runAsync(sell);
            Timing.pause((long) (BEFORE_READING * 1_000));
            felt.note(round, quiet, reading.run(read));
            sale.join();
        }
        return felt.line(name);
    }

    private double ours(Load load, Path order, double seconds) {
        Load.Result result = load.run(new Load.Order(platform.port(), AT_ONCE, seconds, 0, 201, order));
        slowest = Math.max(slowest, result.p95());
        return result.perSecond();
    }

    /** An order of each buyer, sent again and again, each time an order of its own. */
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
                IntStream.range(0, BUYERS)
                        .mapToObj(buyer -> request(buyer, body))
                        .collect(Collectors.joining()));
    }

    private static String request(int buyer, String body) {
        return "POST /api/v1/conferences/" + SLUG + "/orders HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "X-Forwarded-For: 198.18." + buyer / 250 + "." + (1 + buyer % 250) + "\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    @Override
    public void close() {
        platform.close();
    }
}
