package io.plenary.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Releases of whole programs that were imported into a draft, and what others feel of them. */
record Releases(Api api, String program, Load load, Load.Order others) {

    private static final int ROUNDS = 5;
    private static final double QUIET_SECONDS = 5;

    String felt() {
        double[] seconds = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            String slug = "bench-release-" + round;
            double expected = timed(drafted(slug + "-rehearsal"));
            drafted(slug);
            double quiet = load.run(others.during(QUIET_SECONDS)).p95();
            CompletableFuture<Double> releasing = CompletableFuture.supplyAsync(() -> timed(slug));
            ratios[round] = load.run(others.during(expected)).p95() / quiet;
            seconds[round] = releasing.join();
        }
        return String.format(
                Locale.ROOT,
                "%-34s median %.2f s (%.2f to %.2f), target below 2 s (36C3); p95 of others (%d/s) ratio %.2f, target at most 2",
                "a release",
                Timing.median(seconds),
                Arrays.stream(seconds).min().orElseThrow(),
                Arrays.stream(seconds).max().orElseThrow(),
                others.rate(),
                Timing.median(ratios));
    }

    /** A conference of which all is yet to be released. */
    private String drafted(String slug) {
        api.addConference(slug);
        api.releaseByHand(slug);
        api.importProgram(slug, program);
        return slug;
    }

    private double timed(String slug) {
        long begin = System.nanoTime();
        api.release(slug);
        return Timing.secondsSince(begin);
    }
}
