package io.plenary.formats.ics;

/**
 * How many times a file may still have made to find out when things repeat. A rule may make thousands and pick one of them, so
 * what comes out says nothing about what it costs.
 */
final class Effort {

    private long left;

    Effort(long most) {
        left = most;
    }

    boolean isLeft() {
        return left > 0;
    }

    void spend(long times) {
        left -= times;
    }

    /** @throws IllegalArgumentException if there is not so much left */
    void require(long times) {
        if (times > left) {
            throw new IllegalArgumentException("More work than a file may make");
        }
        spend(times);
    }
}
