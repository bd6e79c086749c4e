package io.plenary.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;

/**
 * How much we do in a second against a bare program on the same machine, in turn: the ratio is taken round by round, since
 * other work hits both alike.
 *
 * @param target the least ratio
 */
record Turns(String name, double target) {

    /** @param ours by the number of the round */
    String run(int rounds, IntToDoubleFunction ours, DoubleSupplier bare) {
        double[] ourRates = new double[rounds];
        double[] bareRates = new double[rounds];
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ourRates[i] = ours.applyAsDouble(i);
            bareRates[i] = bare.getAsDouble();
            ratios[i] = ourRates[i] / bareRates[i];
        }
        return String.format(
                Locale.ROOT,
                "%-34s %,.0f a second, bare %,.0f  ratio %.2f (%.2f to %.2f), target %.2f",
                name,
                Timing.median(ourRates),
                Timing.median(bareRates),
                Timing.median(ratios),
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow(),
                target);
    }
}
