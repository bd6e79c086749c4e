package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFormat;

/** Reads tables by what is in the file, whatever it is called. */
public final class TableFiles {

    private TableFiles() {}

    /** @throws UnreadableTable if it is none */
    public static Table read(byte[] bytes) {
        return switch (format(bytes)) {
            case XLSX -> XlsxTable.read(bytes);
            case PRETIX -> PretixOrders.read(bytes);
            case CSV -> CsvTable.read(bytes);
        };
    }

    private static AttendeeFormat format(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            return AttendeeFormat.XLSX;
        }
        int first = 0;
        while (first < bytes.length && (Character.isWhitespace(bytes[first]) || bytes[first] < 0)) {
            first++;
        }
        return first < bytes.length && bytes[first] == '{' ? AttendeeFormat.PRETIX : AttendeeFormat.CSV;
    }
}
