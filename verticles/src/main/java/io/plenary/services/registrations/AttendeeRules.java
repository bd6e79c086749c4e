package io.plenary.services.registrations;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.AttendeeField;
import io.plenary.contracts.registrations.AttendeeFieldColumn;
import io.plenary.contracts.registrations.AttendeeFile;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportState;
import io.plenary.contracts.registrations.AttendeeLine;
import io.plenary.contracts.registrations.AttendeeLines;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.AttendeeTypeMatch;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which files with attendees are taken, and what may be said about their columns. */
final class AttendeeRules {

    /** Of a conference, at a time. */
    static final int MOST_IMPORTS = 20;

    static final int MOST_LINES = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_FILENAME = 255;
    private static final int LONGEST_CELL = 500;

    private static final Set<AttendeeImportState> UNDECIDED =
            EnumSet.of(AttendeeImportState.READ, AttendeeImportState.CHECKING, AttendeeImportState.CHECKED);

    private AttendeeRules() {}

    static void check(AttendeeFile file) {
        new Faults()
                .check(file.id() != null, "/id", Fault.REQUIRED)
                .line("/filename", file.filename(), LONGEST_FILENAME)
                .check(
                        file.columns().size() <= MOST_COLUMNS,
                        "/columns",
                        Fault.TOO_MANY,
                        Map.of("most", MOST_COLUMNS))
                .check(
                        file.lines() >= 0 && file.lines() <= MOST_LINES,
                        "/lines",
                        Fault.WHOLE_NUMBER,
                        Map.of("least", 0, "most", MOST_LINES))
                .refuseIfAny("The file cannot be imported.");
    }

    /** Each as wide as the file, with texts that can be kept. */
    static void check(AttendeeLines lines, AttendeeImport job) {
        Faults faults = new Faults()
                .check(lines.items().size() <= MOST_AT_ONCE, "/items", Fault.TOO_MANY, Map.of("most", MOST_AT_ONCE));
        for (int i = 0; i < lines.items().size(); i++) {
            AttendeeLine line = lines.items().get(i);
            String at = "/items/" + i;
            faults.check(line.line() >= 1, at + "/line", Fault.TOO_SMALL, Map.of("least", 1))
                    .check(line.cells().size() == job.columns().size(), at + "/cells", Fault.IMPOSSIBLE);
            line.cells().forEach(cell -> faults.text(at + "/cells", cell, LONGEST_CELL));
        }
        faults.refuseIfAny("These lines cannot be taken.");
    }

    /** Names and addresses are needed, and a ticket type for everybody. */
    static void check(AttendeeMapping mapping, AttendeeImport job, List<TicketType> types) {
        Faults faults = new Faults();
        checkFields(faults, mapping.fields(), job.columns().size());
        checkTypes(faults, mapping, types.stream().map(TicketType::id).collect(Collectors.toSet()));
        faults.refuseIfAny("So the file cannot be imported.");
    }

    private static void checkFields(Faults faults, List<AttendeeFieldColumn> fields, int columns) {
        Set<AttendeeField> given = EnumSet.noneOf(AttendeeField.class);
        for (int i = 0; i < fields.size(); i++) {
            AttendeeFieldColumn one = fields.get(i);
            String at = "/fields/" + i;
            faults.check(one.field() != null, at + "/field", Fault.REQUIRED)
                    .check(one.field() == null || given.add(one.field()), at + "/field", Fault.GIVEN_TWICE)
                    .check(
                            one.column() >= 0 && one.column() < columns,
                            at + "/column",
                            Fault.WHOLE_NUMBER,
                            Map.of("least", 0, "most", Math.max(0, columns - 1)));
        }
        boolean named = given.contains(AttendeeField.NAME)
                || given.contains(AttendeeField.GIVEN_NAME)
                || given.contains(AttendeeField.FAMILY_NAME);
        faults.check(named && given.contains(AttendeeField.EMAIL), "/fields", Fault.REQUIRED);
    }

    private static void checkTypes(Faults faults, AttendeeMapping mapping, Set<UUID> known) {
        boolean byColumn = mapping.columnOf(AttendeeField.TICKET_TYPE) >= 0;
        UUID all = mapping.ticketTypeId();
        faults.check(byColumn || all != null, "/ticketTypeId", Fault.REQUIRED)
                .check(all == null || known.contains(all), "/ticketTypeId", Fault.UNKNOWN_REFERENCE)
                .check(mapping.types().size() <= MOST_LINES, "/types", Fault.TOO_MANY, Map.of("most", MOST_LINES));
        Set<String> values = new HashSet<>();
        for (int i = 0; i < mapping.types().size(); i++) {
            AttendeeTypeMatch match = mapping.types().get(i);
            String at = "/types/" + i;
            faults.required(at + "/value", match.value(), LONGEST_CELL)
                    .check(values.add(match.value()), at + "/value", Fault.GIVEN_TWICE)
                    .check(
                            match.ticketTypeId() == null || known.contains(match.ticketTypeId()),
                            at + "/ticketTypeId",
                            Fault.UNKNOWN_REFERENCE);
        }
    }

    static void requireUndecided(AttendeeImport job) {
        if (!UNDECIDED.contains(job.state())) {
            throw decided();
        }
    }

    static void requireChecked(AttendeeImport job) {
        if (job.state() != AttendeeImportState.CHECKED) {
            throw decided();
        }
    }

    static void requireAtRest(AttendeeImport job) {
        if (job.state() == AttendeeImportState.RUNNING || job.state() == AttendeeImportState.CHECKING) {
            throw decided();
        }
    }

    static ServiceException tooMany() {
        return Refusal.TOO_MANY.because("TOO_MANY_IMPORTS", "Too many imports are kept already; forget some.");
    }

    static ServiceException idInUse() {
        return Refusal.CONFLICT.because("The id is in use.");
    }

    static ServiceException noSuchImport() {
        return Refusal.NOT_FOUND.because("There is no such import.");
    }

    private static ServiceException decided() {
        return Refusal.CONFLICT.because("IMPORT_DECIDED", "The import is not waiting for that.");
    }
}
