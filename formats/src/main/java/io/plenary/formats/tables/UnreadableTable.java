package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFindingCode;
import io.plenary.contracts.registrations.AttendeeFormat;
import java.util.Map;

/** A file cannot be read as a table, or must not be. */
public final class UnreadableTable extends RuntimeException {

    private final transient AttendeeFinding finding;
    private final AttendeeFormat format;

    UnreadableTable(AttendeeFormat format, AttendeeFindingCode code, Map<String, ?> values) {
        super(code.name(), null, false, false);
        this.format = format;
        this.finding = AttendeeFinding.of(code, values, null);
    }

    static UnreadableTable malformed(AttendeeFormat format) {
        return new UnreadableTable(format, AttendeeFindingCode.MALFORMED, Map.of("format", format.name()));
    }

    public AttendeeFinding finding() {
        return finding;
    }

    public AttendeeFormat format() {
        return format;
    }
}
