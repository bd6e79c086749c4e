package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * A line of a file with an attendee.
 *
 * @param line where in the file, from 1
 * @param cells one for each column
 * @param outcome null where it is not known yet
 * @param orderCode null where there is no order of it
 * @param findings about this line
 */
@DataObject
public record AttendeeLine(
        int line, List<String> cells, AttendeeOutcome outcome, String orderCode, List<AttendeeFinding> findings)
        implements Dto {

    public static AttendeeLine fromJson(String json) {
        return Json.read(json, AttendeeLine.class);
    }

    public AttendeeLine {
        cells = cells == null ? List.of() : List.copyOf(cells);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }
}
