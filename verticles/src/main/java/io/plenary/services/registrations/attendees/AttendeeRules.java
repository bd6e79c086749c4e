package io.plenary.services.registrations.attendees;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.AttendeeAnswerColumn;
import io.plenary.contracts.registrations.AttendeeField;
import io.plenary.contracts.registrations.AttendeeFieldColumn;
import io.plenary.contracts.registrations.AttendeeFile;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeImportState;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.AttendeePart;
import io.plenary.contracts.registrations.AttendeeTypeMatch;
import io.plenary.contracts.registrations.Question;
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

    private static final int LARGEST_FILE = 8 << 20;
    private static final int LARGEST_PART = 512 << 10;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_MATCHES = 10_000;
    private static final int LONGEST_FILENAME = 255;
    private static final int LONGEST_CELL = 500;

    private static final Set<AttendeeImportState> UNDECIDED =
            EnumSet.of(AttendeeImportState.READ, AttendeeImportState.CHECKING, AttendeeImportState.CHECKED);

    private AttendeeRules() {}

    static void check(AttendeeFile file) {
        if (file.size() > LARGEST_FILE) {
            throw Refusal.TOO_LARGE.because("FILE_TOO_LARGE", "A file may have at most 8 MiB.");
        }
        new Faults()
                .check(file.id() != null, "/id", Fault.REQUIRED)
                .line("/filename", file.filename(), LONGEST_FILENAME)
                .check(file.size() > 0, "/size", Fault.TOO_SMALL, Map.of("least", 1))
                .refuseIfAny("The file cannot be imported.");
    }

    static void check(AttendeePart part) {
        if (part.bytes() != null && part.bytes().length > LARGEST_PART) {
            throw Refusal.TOO_LARGE.because("A part may have at most 512 KiB.");
        }
        new Faults()
                .check(part.bytes() != null && part.bytes().length > 0, "/bytes", Fault.EMPTY)
                .check(
                        part.index() >= 0 && part.index() < MOST_PARTS,
                        "/index",
                        Fault.RANGE,
                        Map.of("least", 0, "most", MOST_PARTS - 1))
                .refuseIfAny("The part cannot be taken.");
    }

    static void requireWhole(int bytes, long size) {
        if (bytes != size) {
            throw Refusal.CONFLICT.because("Parts of the file are missing.");
        }
    }

    /** Names and addresses are needed, and a ticket type for everybody; nobody comes in by an add-on. */
    static void check(AttendeeMapping mapping, AttendeeImport job, List<TicketType> types, List<Question> questions) {
        Faults faults = new Faults();
        checkFields(faults, mapping.fields(), job.columns().size());
        checkTypes(
                faults,
                mapping,
                types.stream()
                        .filter(type -> type.addOn() == null)
                        .map(TicketType::id)
                        .collect(Collectors.toSet()));
        checkAnswers(faults, mapping.answers(), questions, job.columns().size());
        faults.refuseIfAny("So the file cannot be imported.");
    }

    private static void checkFields(Faults faults, List<AttendeeFieldColumn> fields, int columns) {
        Set<AttendeeField> given = EnumSet.noneOf(AttendeeField.class);
        for (int i = 0; i < fields.size(); i++) {
            AttendeeFieldColumn one = fields.get(i);
            String at = "/fields/" + i;
            faults.check(one.field() != null, at + "/field", Fault.REQUIRED)
                    .check(one.field() == null || given.add(one.field()), at + "/field", Fault.GIVEN_TWICE);
            checkColumn(faults, at, one.column(), columns);
        }
        boolean named = given.contains(AttendeeField.NAME)
                || given.contains(AttendeeField.GIVEN_NAME)
                || given.contains(AttendeeField.FAMILY_NAME);
        faults.check(named && given.contains(AttendeeField.EMAIL), "/fields", Fault.REQUIRED);
    }

    private static void checkColumn(Faults faults, String at, int column, int columns) {
        faults.check(
                column >= 0 && column < columns,
                at + "/column",
                Fault.WHOLE_NUMBER,
                Map.of("least", 0, "most", Math.max(0, columns - 1)));
    }

    private static void checkAnswers(
            Faults faults, List<AttendeeAnswerColumn> answers, List<Question> questions, int columns) {
        Set<UUID> known = questions.stream().map(Question::id).collect(Collectors.toSet());
        Set<UUID> given = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            AttendeeAnswerColumn one = answers.get(i);
            String at = "/answers/" + i;
            faults.check(known.contains(one.questionId()), at + "/questionId", Fault.UNKNOWN_REFERENCE)
                    .check(given.add(one.questionId()), at + "/questionId", Fault.GIVEN_TWICE);
            checkColumn(faults, at, one.column(), columns);
        }
    }

    private static void checkTypes(Faults faults, AttendeeMapping mapping, Set<UUID> known) {
        boolean byColumn = mapping.columnOf(AttendeeField.TICKET_TYPE) >= 0;
        UUID all = mapping.ticketTypeId();
        faults.check(byColumn || all != null, "/ticketTypeId", Fault.REQUIRED)
                .check(all == null || known.contains(all), "/ticketTypeId", Fault.UNKNOWN_REFERENCE)
                .check(mapping.types().size() <= MOST_MATCHES, "/types", Fault.TOO_MANY, Map.of("most", MOST_MATCHES));
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
