package io.plenary.services.notifications;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.PhoneNumber;
import io.plenary.runtime.Faults;
import io.plenary.services.notifications.PhoneStore.Codes;
import java.time.Duration;
import java.util.regex.Pattern;

/** Which numbers are texted codes, and how often: each is paid for, and disturbs whoever has the number. */
final class PhoneRules {

    static final Duration PATIENCE = Duration.ofMinutes(10);
    static final int MOST_TRIES = 5;

    private static final int MOST_OF_USER = 5;
    private static final int MOST_TO_NUMBER = 5;

    /** A venue has one address for many. */
    private static final int MOST_FROM_ADDRESS = 30;

    private static final Duration WAIT = Duration.ofHours(1);
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    private PhoneRules() {}

    static void check(PhoneNumber number) {
        new Faults()
                .check(
                        number.number() != null && E164.matcher(number.number()).matches(),
                        "/number",
                        Fault.PHONE_NUMBER)
                .refuseIfAny("There is no such number.");
    }

    /** @throws io.vertx.serviceproxy.ServiceException TOO_MANY where there were enough */
    static void check(Codes within24Hours) {
        if (within24Hours.ofUser() >= MOST_OF_USER
                || within24Hours.toNumber() >= MOST_TO_NUMBER
                || within24Hours.fromAddress() >= MOST_FROM_ADDRESS) {
            throw Refusal.TOO_MANY.retryAfter(WAIT, "Enough codes were texted within a day. Try again tomorrow.");
        }
    }
}
