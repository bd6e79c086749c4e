package io.plenary.bench;

import java.util.Arrays;

/** How long answers took. */
final class Samples {

    private long[] nanos = new long[1 << 16];
    private int count;
    private long refused;

    void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = taken;
    }

    int count() {
        return count;
    }

    void refused() {
        refused++;
    }

    Load.Result result(double seconds) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Load.Result(count, refused, seconds, millis(sorted, 0.5), millis(sorted, 0.95));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }
}
