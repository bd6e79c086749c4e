package io.plenary.services.notifications;

import io.plenary.contracts.Fault;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.contracts.notifications.QuietHours;
import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.SessionChange;
import io.plenary.runtime.Faults;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What waits while its reader is not to be disturbed, and until when. */
final class QuietRules {

    /** Whoever reads it in the morning has to get there. */
    private static final Duration LEAD = Duration.ofHours(2);

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private QuietRules() {}

    /** @throws io.vertx.serviceproxy.ServiceException INVALID for what is neither a time nor none */
    static void check(QuietHours hours) {
        if (hours.equals(QuietHours.NONE)) {
            return;
        }
        new Faults()
                .check(isTime(hours.begins()), "/begins", Fault.TIME_OF_DAY)
                .check(isTime(hours.ends()), "/ends", Fault.TIME_OF_DAY)
                .check(!Objects.equals(hours.begins(), hours.ends()), "/ends", Fault.SAME_TIME)
                .region("/timeZone", hours.timeZone())
                .refuseIfAny("There is no such time.");
    }

    private static boolean isTime(String text) {
        return text != null && TIME.matcher(text).matches();
    }

    /** Until when a message waits; empty where it need not, or must not. */
    static Optional<Instant> end(QuietHours hours, Message message, Instant now) {
        return message.kind().must() == Must.NOT
                ? end(hours, now).filter(end -> !isAbout(message, end))
                : Optional.empty();
    }

    /**
     * When they end; empty where they are not. Where clocks are put forward meanwhile a time that is left out ends them as late as
     * it would have been; where they are put back, one that comes twice ends them the second time.
     */
    static Optional<Instant> end(QuietHours hours, Instant now) {
        ZonedDateTime here = now.atZone(ZoneId.of(hours.timeZone()));
        LocalTime begins = LocalTime.parse(hours.begins());
        LocalTime ends = LocalTime.parse(hours.ends());
        LocalTime time = here.toLocalTime();
        boolean overnight = ends.isBefore(begins);
        boolean begun = !time.isBefore(begins);
        boolean over = !time.isBefore(ends);
        if (overnight ? !begun && over : !begun || over) {
            return Optional.empty();
        }
        return Optional.of(here.toLocalDate()
                .plusDays(overnight && begun ? 1 : 0)
                .atTime(ends)
                .atZone(here.getZone())
                .withLaterOffsetAtOverlap()
                .toInstant());
    }

    /** Whether it is of no use afterwards: a session begins before its reader could get there, or would have. */
    private static boolean isAbout(Message message, Instant end) {
        JsonArray changes = new JsonObject(message.facts()).getJsonArray(Message.CHANGES, new JsonArray());
        return changes.stream()
                .map(JsonObject.class::cast)
                .map(change -> SessionChange.fromJson(change.encode()))
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .filter(Objects::nonNull)
                .map(Announced::start)
                .anyMatch(start -> start != null && start.isBefore(end.plus(LEAD)));
    }
}
