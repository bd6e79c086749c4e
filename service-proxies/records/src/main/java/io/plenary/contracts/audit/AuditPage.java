package io.plenary.contracts.audit;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of entries.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record AuditPage(List<AuditEntry> items, String nextCursor) implements Dto {

    public static AuditPage fromJson(String json) {
        return Json.read(json, AuditPage.class);
    }
}
