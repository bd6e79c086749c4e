package io.plenary.contracts.conferences;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of endpoints.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record EndpointPage(List<Endpoint> items, String nextCursor) implements Dto {

    public static EndpointPage fromJson(String json) {
        return Json.read(json, EndpointPage.class);
    }
}
