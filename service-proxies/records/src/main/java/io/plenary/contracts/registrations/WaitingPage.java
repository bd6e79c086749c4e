package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of those who wait, in the order in which they are offered seats.
 *
 * @param nextCursor null on the last one
 */
@DataObject
public record WaitingPage(List<WaitingEntry> items, String nextCursor) implements Dto {

    public static WaitingPage fromJson(String json) {
        return Json.read(json, WaitingPage.class);
    }
}
