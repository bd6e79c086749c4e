package io.plenary.services.analytics;

import java.time.Duration;

/**
 * How quickly sources are read.
 *
 * @param tick how often an instance looks for sources that are due
 * @param sweep how long after a reading a source is due again
 * @param lease how long an instance may work a source before others take over
 * @param doorbell how long after an event is announced its source is read: events come in bursts
 * @param again how long after that it is read once more: an event is held back while an older transaction is open
 * @param listing how often the registered conferences are listed
 */
record Pace(Duration tick, Duration sweep, Duration lease, Duration doorbell, Duration again, Duration listing) {

    static final Pace NORMAL = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));
}
