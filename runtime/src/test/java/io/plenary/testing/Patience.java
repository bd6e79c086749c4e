package io.plenary.testing;

import io.plenary.contracts.Refusal;
import java.time.Duration;
import org.awaitility.Awaitility;

/** How tests wait when they say nothing else. */
final class Patience {

    /** For one thing; classes that run side by side slow each other. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    static {
        Awaitility.setDefaultTimeout(LONGEST);
        // Most of what is awaited is there already, or in a moment.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        // It would be heard by all who wait at the moment, whoever's event loop it comes from.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        // Whoever waits for what is not served yet, or not at the moment, asks again, as the answer says.
        Awaitility.ignoreExceptionsByDefaultMatching(Refusal.UNAVAILABLE::is);
    }

    private Patience() {}

    /** Once for the JVM. */
    static void have() {}
}
