package io.plenary.services.auth;

import java.time.Duration;

/**
 * Whose failures are counted, and how long they make the next attempt wait. The wait is the one of whoever failed: what a
 * stranger does costs neither a device that is known nor another address anything.
 */
enum Waiting {
    /** A device at which the account signed in before. */
    DEVICE(5, Duration.ofMinutes(15)),
    /** Who is signed in and types the password once more, by the sign-in. */
    USER(5, Duration.ofMinutes(15)),
    /** Any other device, by account and address. An owner may sit behind the same address, so the wait stays short. */
    STRANGER(3, Duration.ofMinutes(1)),
    /** Codes of one app: by the device where it is known, else those of all strangers, since a few thousand tries find one. */
    CODE(5, Duration.ofMinutes(15)),
    /** A stranger or a sign-in, at an account that many of them guess at. */
    ONE_OF_MANY(1, Duration.ofMinutes(5));

    /** From so many failures together on, many guess at an account (NIST SP 800-63B, 5.2.2). */
    static final int MANY = 100;

    private static final int FREE_OF_ADDRESS = 20;

    private static final Duration PAUSE_STEP = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final int free;
    private final Duration longest;

    /** @param free from this failure on there is a wait */
    Waiting(int free, Duration longest) {
        this.free = free;
        this.longest = longest;
    }

    /** None at first, then 1, 2, 4, ... seconds; all of it at once where many guess. */
    Duration after(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        if (this == ONE_OF_MANY) {
            return longest;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - free, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /**
     * Whether an address lets others go first. One failure is enough: who has many addresses would have that many guesses more, and
     * where nobody waits it costs nothing.
     */
    static boolean isSuspect(int failuresOfAddress) {
        return failuresOfAddress > 0;
    }

    /**
     * How long an address is held up before a password is looked at, after failures with whatever accounts. Thousands may
     * share it at a conference, so it is never sent away.
     */
    static Duration pause(int failuresOfAddress) {
        Duration pause = PAUSE_STEP.multipliedBy(Math.max(0, failuresOfAddress - FREE_OF_ADDRESS + 1));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
