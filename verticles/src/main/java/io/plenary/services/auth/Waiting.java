package io.plenary.services.auth;

import java.time.Duration;
import java.time.Instant;

/** Whose failures are counted, and how long they make the next attempt wait. */
enum Waiting {
    ACCOUNT(3, Duration.ofHours(24)),
    /** Many people share one address at a conference, so it is more patient and forgets sooner. */
    ADDRESS(20, Duration.ofHours(1));

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final int free;
    private final Duration remembered;

    /** @param free from this failure on there is a wait */
    Waiting(int free, Duration remembered) {
        this.free = free;
        this.remembered = remembered;
    }

    /** None at first, then 1, 2, 4, ... seconds, at most 15 minutes. */
    Duration after(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - free, 20));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** Failures followed by no other since then are forgotten. */
    Instant rememberedSince(Instant now) {
        return now.minus(remembered);
    }

    String subject(String name) {
        return name() + ":" + name;
    }
}
