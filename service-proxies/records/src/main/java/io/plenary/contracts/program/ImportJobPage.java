package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of imports.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record ImportJobPage(List<ImportJob> items, String nextCursor) implements Dto {

    public static ImportJobPage fromJson(String json) {
        return Json.read(json, ImportJobPage.class);
    }
}
