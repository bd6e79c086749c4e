package io.plenary.web.live;

/** How many messages one client may still send: a bucket of tokens, filled steadily. */
final class Allowance {

    private static final double NANOS = 1e9;

    private final int perSecond;
    private final int burst;
    private double left;
    private long filled;

    Allowance(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        left = burst;
        filled = now;
    }

    /** @param now in nanoseconds of any clock */
    boolean take(long now) {
        left = Math.min(burst, left + (now - filled) / NANOS * perSecond);
        filled = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
