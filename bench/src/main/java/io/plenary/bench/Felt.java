package io.plenary.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long others wait, in milliseconds of the p95, while something goes on and while it does not, round by round. */
record Felt(double[] quiet, double[] during) {

    Felt(int rounds) {
        this(new double[rounds], new double[rounds]);
    }

    void note(int round, Load.Result calm, Load.Result busy) {
        quiet[round] = calm.p95();
        during[round] = busy.p95();
    }

    String line(String name) {
        double[] ratios = new double[quiet.length];
        Arrays.setAll(ratios, round -> during[round] / quiet[round]);
        return String.format(
                Locale.ROOT,
                "%-34s p95 %.2f ms, without %.2f ms  ratio %.2f (%.2f to %.2f), target at most 2",
                name,
                Timing.median(during),
                Timing.median(quiet),
                Timing.median(ratios),
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow());
    }
}
