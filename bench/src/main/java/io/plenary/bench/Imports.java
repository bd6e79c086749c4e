package io.plenary.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Imports into fresh conferences of a warm process, and what others feel of them. */
record Imports(Api api, String program, Load load, Load.Order others) {

    private static final int ROUNDS = 5;
    /** Readers of the event log are done by then with what an import has announced. */
    private static final long SETTLED_MILLIS = 5_000;

    String duration() {
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            seconds[round] = importOnce("bench-warm-" + round);
        }
        return String.format(
                Locale.ROOT,
                "%-34s first %.2f s, then median %.2f s, target below 5 s (36C3), 3 s (FOSDEM 2024)",
                "import",
                seconds[0],
                Timing.median(Arrays.copyOfRange(seconds, 1, ROUNDS)));
    }

    private double importOnce(String slug) {
        api.addConference(slug);
        return timed(slug);
    }

    private double timed(String slug) {
        long begin = System.nanoTime();
        api.importProgram(slug, program);
        return Timing.secondsSince(begin);
    }

    String felt() {
        double[] ratios = new double[ROUNDS];
        double[] quiet = new double[ROUNDS];
        double[] during = new double[ROUNDS];
        double[] p50 = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            String slug = "bench-felt-" + round;
            double expected = importOnce(slug + "-rehearsal");
            api.addConference(slug);
            Timing.pause(SETTLED_MILLIS);
            quiet[round] = load.run(others.during(expected)).p95();
            Load.Result result = duringImport(slug, expected);
            during[round] = result.p95();
            p50[round] = result.p50();
            ratios[round] = during[round] / quiet[round];
        }
        return String.format(
                Locale.ROOT,
                "%-34s p50 %.2f ms, p95 %.2f ms, without %.2f ms  ratio %.2f (%.2f to %.2f), target at most 2",
                "others during an import (%d/s)".formatted(others.rate()),
                Timing.median(p50),
                Timing.median(during),
                Timing.median(quiet),
                Timing.median(ratios),
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow());
    }

    /** The load lasts as long as an import takes. */
    private Load.Result duringImport(String slug, double expected) {
        CompletableFuture<Double> importing = CompletableFuture.supplyAsync(() -> timed(slug));
        Load.Result result = load.run(others.during(expected));
        importing.join();
        return result;
    }
}
