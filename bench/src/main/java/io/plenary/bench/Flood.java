package io.plenary.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** What the visitors of one organization feel of a flood of requests to another, which has its limit. */
record Flood(Api api, Load load, Load.Order others) {

    static final String NAME = "flood";

    /** Nothing is limited that is measured elsewhere, though all of it is counted. */
    static final String LIMITS =
            """
            limits:
              address: 100000000/10s
              user: 100000000/10s
              tenant: 100000000/10s
              search: 100000000/10s
              tiers:
                small: 1000/1s
              organizations:
                flooded: small
            """;

    private static final String FLOODED = "flooded";
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 5;
    private static final long LIMITED_MILLIS = 1_000;

    String felt() {
        api.addOrganization(FLOODED);
        api.addConference(FLOODED, FLOODED);
        double[] quiet = new double[ROUNDS];
        double[] during = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        AtomicLong refused = new AtomicLong();
        for (int round = 0; round < ROUNDS; round++) {
            quiet[round] = load.run(others.during(SECONDS)).p95();
            during[round] = duringFlood(refused).p95();
            ratios[round] = during[round] / quiet[round];
        }
        return String.format(
                Locale.ROOT,
                "%-34s p95 %.2f ms, without %.2f ms  ratio %.2f (%.2f to %.2f), target at most 2; %d refused",
                "others beside a flood of %d clients".formatted(CLIENTS),
                Timing.median(during),
                Timing.median(quiet),
                Timing.median(ratios),
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow(),
                refused.get());
    }

    private Load.Result duringFlood(AtomicLong refused) {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> send(over, refused), threads))
                .toList();
        Timing.pause(LIMITED_MILLIS);
        Load.Result result = load.run(others.during(SECONDS));
        over.set(true);
        clients.forEach(CompletableFuture::join);
        threads.shutdown();
        return result;
    }

    private void send(AtomicBoolean over, AtomicLong refused) {
        while (!over.get()) {
            if (api.status("/conferences/" + FLOODED + "/schedule") == 429) {
                refused.incrementAndGet();
            }
        }
    }
}
