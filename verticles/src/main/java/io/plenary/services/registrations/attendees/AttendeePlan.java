package io.plenary.services.registrations.attendees;

import io.plenary.contracts.registrations.AttendeeField;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeLine;
import io.plenary.contracts.registrations.AttendeeOutcome;
import io.plenary.contracts.registrations.TicketType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What an import would do with each line, in their order, as long as nobody else takes seats. */
final class AttendeePlan {

    /**
     * @param source what the ticket was where it came from; null where the line cannot be taken over
     * @param findings about the line
     */
    record Step(int line, String source, AttendeeOutcome outcome, List<AttendeeFinding> findings) {}

    private final UUID conferenceId;
    private final AttendeeReading reading;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Integer> perOrder = new HashMap<>();

    AttendeePlan(UUID conferenceId, AttendeeReading reading) {
        this.conferenceId = conferenceId;
        this.reading = reading;
    }

    /** What there is to know without looking at what was imported before: outcomes are left open where that matters. */
    List<Step> read(List<AttendeeLine> lines) {
        return lines.stream().map(this::read).toList();
    }

    private Step read(AttendeeLine line) {
        AttendeeReading.Entry entry = reading.read(line);
        if (!entry.isGood()) {
            return new Step(
                    line.line(),
                    null,
                    entry.skipped() ? AttendeeOutcome.SKIPPED : AttendeeOutcome.REFUSED,
                    entry.findings());
        }
        String source = source(line, entry);
        Integer before = seen.putIfAbsent(source, line.line());
        return before == null
                ? new Step(line.line(), source, null, entry.findings())
                : new Step(
                        line.line(),
                        source,
                        AttendeeOutcome.ALREADY,
                        List.of(AttendeeFinding.of(AttendeeFindingCode.DUPLICATE, Map.of("line", before), null)));
    }

    /**
     * By the number of the ticket; else the so-manieth of its type in the order, so that a name that was mended makes no second one;
     * else by whom it is for.
     */
    private String source(AttendeeLine line, AttendeeReading.Entry entry) {
        String ticket = reading.reference(line, AttendeeField.TICKET_REFERENCE);
        String order = reading.reference(line, AttendeeField.ORDER_REFERENCE);
        String type = entry.type().id().toString();
        if (ticket != null) {
            return hash("ticket", ticket);
        }
        if (order != null) {
            int place = perOrder.merge(order + "\n" + type, 1, Integer::sum);
            return hash("order", order, type, "" + place);
        }
        return hash(
                "person", entry.email().toLowerCase(Locale.ROOT), entry.name().toLowerCase(Locale.ROOT), type);
    }

    private String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = conferenceId + "\n" + String.join("\n", parts);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same with what is there already, and with the seats that are left.
     *
     * @param before sources of tickets that were imported
     * @param free seats by quota; those that have no end are not there
     * @param types of each line, by its number
     */
    static List<Step> settle(
            List<Step> steps,
            Set<String> before,
            Map<UUID, Integer> free,
            Map<Integer, TicketType> types,
            boolean enlarge) {
        Map<UUID, Integer> left = new HashMap<>(free);
        List<Step> settled = new ArrayList<>();
        for (Step step : steps) {
            settled.add(step.outcome() == null ? settle(step, before, left, types.get(step.line()), enlarge) : step);
        }
        return settled;
    }

    private static Step settle(
            Step step, Set<String> before, Map<UUID, Integer> left, TicketType type, boolean enlarge) {
        if (before.contains(step.source())) {
            return new Step(step.line(), step.source(), AttendeeOutcome.ALREADY, List.of());
        }
        boolean full = type.quotaIds().stream().anyMatch(quota -> left.getOrDefault(quota, 1) < 1);
        if (full && !enlarge) {
            return new Step(step.line(), step.source(), AttendeeOutcome.REFUSED, List.of(noSeat(type)));
        }
        type.quotaIds().forEach(quota -> left.computeIfPresent(quota, (id, seats) -> Math.max(0, seats - 1)));
        return new Step(step.line(), step.source(), AttendeeOutcome.ADDED, remarks(step.findings(), full, type));
    }

    /** What is left out of it, and by how much its quota grows. */
    static List<AttendeeFinding> remarks(List<AttendeeFinding> findings, boolean full, TicketType type) {
        return full ? Stream.concat(findings.stream(), Stream.of(grows(type))).toList() : findings;
    }

    static AttendeeFinding noSeat(TicketType type) {
        return AttendeeFinding.of(AttendeeFindingCode.NO_SEAT_LEFT, Map.of("type", type.name()), null);
    }

    static AttendeeFinding enough(TicketType type) {
        return AttendeeFinding.of(AttendeeFindingCode.MOST_PER_PERSON, Map.of("type", type.name()), null);
    }

    private static AttendeeFinding grows(TicketType type) {
        return AttendeeFinding.of(AttendeeFindingCode.QUOTA_GROWS, Map.of("type", type.name()), null);
    }
}
