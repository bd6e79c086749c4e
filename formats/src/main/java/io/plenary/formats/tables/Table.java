package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeFormat;
import java.util.List;

/**
 * A table as it was read.
 *
 * @param columns their names
 * @param rows below the names; none of them is empty
 * @param findings about the whole
 */
public record Table(AttendeeFormat format, List<String> columns, List<Row> rows, List<AttendeeFinding> findings) {

    /**
     * @param line where in the file, from 1
     * @param cells one for each column, without white space around them
     */
    public record Row(int line, List<String> cells) {}
}
