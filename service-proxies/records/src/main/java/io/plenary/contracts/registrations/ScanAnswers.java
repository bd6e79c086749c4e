package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What came of each scan, in the order in which they were sent.
 *
 * @param clockAhead by how many seconds the clock of the device is ahead of the server's, and the times were corrected; 0 where it is
 *     right
 */
@DataObject
public record ScanAnswers(List<CheckIn> items, long clockAhead) implements Dto {

    public static ScanAnswers fromJson(String json) {
        return Json.read(json, ScanAnswers.class);
    }
}
