package io.plenary.bench;

import java.util.concurrent.CompletableFuture;

/**
 * What the visitors of one organization feel of a flood of requests to another, which has its limit.
 *
 * @param flooding where the flood comes from
 * @param flood as fast as it is answered
 */
record Flood(Load load, Load.Order others, Load flooding, Load.Order flood) {

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

    static final String FLOODED = "flooded";
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final double SECONDS = 5;
    private static final long LIMITED_MILLIS = 1_000;

    String felt() {
        for (int round = 0; round < WARM_UP; round++) {
            besideFlood();
        }
        Felt felt = new Felt(ROUNDS);
        long refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Load.Result quiet = load.run(others.during(SECONDS));
            Beside beside = besideFlood();
            felt.note(round, quiet, beside.others());
            refused += beside.flood().refused();
        }
        return "%s; %d refused"
                .formatted(felt.line("others beside a flood of %d clients".formatted(flood.connections())), refused);
    }

    private record Beside(Load.Result others, Load.Result flood) {}

    private Beside besideFlood() {
        double longer = SECONDS + 2 * LIMITED_MILLIS / 1e3;
        CompletableFuture<Load.Result> flooded =
                CompletableFuture.supplyAsync(() -> flooding.run(flood.during(longer)));
        Timing.pause(LIMITED_MILLIS);
        return new Beside(load.run(others.during(SECONDS)), flooded.join());
    }
}
