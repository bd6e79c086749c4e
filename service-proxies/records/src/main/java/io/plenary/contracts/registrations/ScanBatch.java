package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;

/**
 * What a device has scanned.
 *
 * @param sentAt by its clock, which may be wrong
 */
@DataObject
public record ScanBatch(ScanDevice device, Instant sentAt, List<Scan> scans) implements Dto {

    public static ScanBatch fromJson(String json) {
        return Json.read(json, ScanBatch.class);
    }

    public ScanBatch {
        scans = scans == null ? List.of() : List.copyOf(scans);
    }
}
