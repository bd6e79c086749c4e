package io.plenary.launch.settings;

import io.plenary.runtime.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads how seats are held, and how they are paid. */
final class TicketSettings {

    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(10);
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);
    private static final Duration LONGEST_OFFER = Duration.ofDays(30);
    private static final Duration SHORTEST_REMINDER = Duration.ofHours(1);
    private static final Duration LONGEST_REMINDER = Duration.ofDays(13);

    /** Plain only on this machine: keys of accounts go there. */
    private static final Pattern STRIPE =
            Pattern.compile("(https://[a-z0-9.-]+|http://(localhost|127\\.0\\.0\\.1))(:[0-9]{1,5})?/?");

    private final Function<Option, Given> given;

    TicketSettings(Function<Option, Given> given) {
        this.given = given;
    }

    Settings.Tickets tickets(int heldPerAddress) {
        Duration hold = given.apply(Option.TICKETS_HOLD)
                .duration(SHORTEST_HOLD, LONGEST_HOLD, "an ISO 8601 duration of 10 seconds to a day, such as PT15M");
        Duration offer = given.apply(Option.TICKETS_OFFER)
                .duration(SHORTEST_HOLD, LONGEST_OFFER, "an ISO 8601 duration of 10 seconds to 30 days, such as P1D");
        Duration reminder = given.apply(Option.TICKETS_REMIND_BEFORE)
                .duration(
                        SHORTEST_REMINDER, LONGEST_REMINDER, "an ISO 8601 duration of an hour to 13 days, such as P3D");
        return new Settings.Tickets(hold, offer, heldPerAddress, stripe(), reminder);
    }

    private URI stripe() {
        Given address = given.apply(Option.STRIPE_URL);
        if (!STRIPE.matcher(address.text()).matches()) {
            throw address.wrong("an address such as https://api.stripe.com");
        }
        return URI.create(address.text());
    }
}
