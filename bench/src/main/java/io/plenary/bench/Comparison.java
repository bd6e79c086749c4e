package io.plenary.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Ours against the bare one, in turn and in short rounds, since other work on the machine hits both alike. The ratio is taken
 * round by round.
 *
 * @param target the least ratio
 */
record Comparison(String name, Load.Order ours, Load.Order bare, double target) {

    static final double WARM_UP_SECONDS = 20;
    static final double SLICE_SECONDS = 2;

    String run(Load load, int rounds) {
        for (double warm = 0; warm < WARM_UP_SECONDS; warm += SLICE_SECONDS) {
            load.run(ours.during(SLICE_SECONDS));
            load.run(bare.during(SLICE_SECONDS));
        }
        double[] ourRates = new double[rounds];
        double[] bareRates = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ourRates[round] = load.most(ours).perSecond();
            bareRates[round] = load.most(bare).perSecond();
            ratios[round] = ourRates[round] / bareRates[round];
        }
        return line(Timing.median(ourRates), Timing.median(bareRates), ratios);
    }

    private String line(double ourRate, double bareRate, double... ratios) {
        double ratio = Timing.median(ratios);
        return String.format(
                Locale.ROOT,
                "%-34s %8.0f/s  bare %8.0f/s  ratio %.2f (%.2f to %.2f), target %.2f  %s",
                name,
                ourRate,
                bareRate,
                ratio,
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow(),
                target,
                ratio >= target ? "ok" : "MISSED");
    }
}
