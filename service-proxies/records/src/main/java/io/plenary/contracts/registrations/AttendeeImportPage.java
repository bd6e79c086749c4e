package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** Imports, the latest first. */
@DataObject
public record AttendeeImportPage(List<AttendeeImport> items, String nextCursor) implements Dto {

    public static AttendeeImportPage fromJson(String json) {
        return Json.read(json, AttendeeImportPage.class);
    }
}
