package io.plenary.services.registrations.attendees;

import io.plenary.contracts.program.Severity;
import io.plenary.contracts.registrations.AttendeeField;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeLine;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.AttendeeTypeMatch;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.plenary.services.registrations.tickets.TicketRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the lines of a file say, by what its columns were said to mean. */
final class AttendeeReading {

    private static final int LONGEST_NAME = 200;
    private static final Pattern NAMED_ADDRESS = Pattern.compile("[^<>]*<([^<>]+)>");

    /**
     * A line as it was read.
     *
     * @param type null where it is left out or not known
     * @param skipped whether an organizer left its type out
     * @param answers to questions, by their ids
     * @param findings what is wrong with it: whatever is an error, why it cannot be taken over
     */
    record Entry(
            int line,
            String name,
            String email,
            TicketType type,
            long price,
            boolean skipped,
            Map<UUID, List<String>> answers,
            List<AttendeeFinding> findings) {

        boolean isGood() {
            return !skipped && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        }
    }

    private final AttendeeMapping mapping;
    private final Map<UUID, TicketType> types;
    private final AttendeeAnswers answers;
    private final Map<String, AttendeeTypeMatch> matches = new HashMap<>();

    AttendeeReading(AttendeeMapping mapping, Collection<TicketType> types, List<Question> questions) {
        this.mapping = mapping;
        this.answers = new AttendeeAnswers(mapping.answers(), questions);
        this.types = types.stream().collect(Collectors.toMap(TicketType::id, Function.identity()));
        mapping.types().forEach(match -> matches.put(match.value(), match));
    }

    Entry read(AttendeeLine line) {
        List<AttendeeFinding> findings = new ArrayList<>();
        if (isSkipped(line)) {
            return new Entry(line.line(), null, null, null, 0, true, Map.of(), findings);
        }
        String name = name(line, findings);
        String email = email(line, findings);
        TicketType type = type(line, findings);
        long price = type == null ? 0 : price(line, type, findings);
        AttendeeAnswers.Read read =
                type == null ? new AttendeeAnswers.Read(Map.of(), List.of()) : answers.read(type, line.cells());
        findings.addAll(read.findings());
        return new Entry(line.line(), name, email, type, price, false, read.answers(), findings);
    }

    /** By which the ticket was called where it came from; null where nobody said. */
    String reference(AttendeeLine line, AttendeeField field) {
        String text = cell(line, field);
        return text.isEmpty() ? null : text;
    }

    private boolean isSkipped(AttendeeLine line) {
        AttendeeTypeMatch match = matches.get(cell(line, AttendeeField.TICKET_TYPE));
        return match != null && match.ticketTypeId() == null;
    }

    private String name(AttendeeLine line, List<AttendeeFinding> findings) {
        String whole = cell(line, AttendeeField.NAME);
        String parts = Stream.of(AttendeeField.GIVEN_NAME, AttendeeField.FAMILY_NAME)
                .map(field -> cell(line, field))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String name = Faults.oneLine(whole.isEmpty() ? parts : whole);
        Integer column = Stream.of(AttendeeField.NAME, AttendeeField.FAMILY_NAME, AttendeeField.GIVEN_NAME)
                .map(this::column)
                .filter(index -> index != null)
                .findFirst()
                .orElse(null);
        if (name.isEmpty()) {
            findings.add(AttendeeFinding.of(AttendeeFindingCode.NAME_MISSING, Map.of(), column));
        } else if (name.length() > LONGEST_NAME) {
            findings.add(AttendeeFinding.of(AttendeeFindingCode.NAME_TOO_LONG, Map.of("most", LONGEST_NAME), column));
        }
        return name;
    }

    private String email(AttendeeLine line, List<AttendeeFinding> findings) {
        String email = address(cell(line, AttendeeField.EMAIL));
        Integer column = column(AttendeeField.EMAIL);
        if (email.isEmpty()) {
            findings.add(AttendeeFinding.of(AttendeeFindingCode.EMAIL_MISSING, Map.of(), column));
        } else if (!Faults.isEmail(email)) {
            findings.add(AttendeeFinding.of(AttendeeFindingCode.BAD_EMAIL, Map.of("value", email), column));
        }
        return email;
    }

    /** As mail programs write it: “Ana Sá <ana@example.org>”. */
    private static String address(String text) {
        Matcher named = NAMED_ADDRESS.matcher(text);
        return named.matches() ? named.group(1) : text;
    }

    private TicketType type(AttendeeLine line, List<AttendeeFinding> findings) {
        Integer column = column(AttendeeField.TICKET_TYPE);
        String value = cell(line, AttendeeField.TICKET_TYPE);
        AttendeeTypeMatch match = matches.get(value);
        UUID id = column == null ? mapping.ticketTypeId() : match == null ? null : match.ticketTypeId();
        if (id == null) {
            findings.add(AttendeeFinding.of(AttendeeFindingCode.UNKNOWN_TYPE, Map.of("value", value), column));
        } else if (!types.containsKey(id)) {
            findings.add(AttendeeFinding.of(AttendeeFindingCode.TYPE_GONE, Map.of(), column));
        }
        return id == null ? null : types.get(id);
    }

    private long price(AttendeeLine line, TicketType type, List<AttendeeFinding> findings) {
        Integer column = column(AttendeeField.PRICE);
        if (column == null) {
            return type.price();
        }
        String value = cell(line, AttendeeField.PRICE);
        OptionalLong amount = Amounts.read(value, type.currency());
        if (amount.isEmpty() || amount.getAsLong() > TicketRules.HIGHEST_PRICE) {
            findings.add(AttendeeFinding.of(
                    AttendeeFindingCode.BAD_PRICE, Map.of("value", value, "currency", type.currency()), column));
            return 0;
        }
        return amount.getAsLong();
    }

    private Integer column(AttendeeField field) {
        int column = mapping.columnOf(field);
        return column < 0 ? null : column;
    }

    private String cell(AttendeeLine line, AttendeeField field) {
        int column = mapping.columnOf(field);
        return column < 0 || column >= line.cells().size()
                ? ""
                : line.cells().get(column).strip();
    }
}
