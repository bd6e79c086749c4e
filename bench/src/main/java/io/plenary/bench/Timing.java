package io.plenary.bench;

import java.util.Arrays;

/** Waiting and medians. */
public final class Timing {

    private Timing() {}

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }

    public static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
