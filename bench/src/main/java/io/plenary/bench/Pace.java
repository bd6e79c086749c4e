package io.plenary.bench;

/** When the requests of an even stream are due. */
final class Pace {

    private final double between;
    private final long begin;
    private long sent;

    /** @param rate per second; not above 0 for requests without a pace */
    Pace(int rate, long begin) {
        this.between = rate <= 0 ? 0 : 1e9 / rate;
        this.begin = begin;
    }

    boolean isDue(long now) {
        return due() <= now;
    }

    /** The time the next one is due at. */
    long next() {
        long due = due();
        sent++;
        return due;
    }

    private long due() {
        return begin + (long) (sent * between);
    }
}
