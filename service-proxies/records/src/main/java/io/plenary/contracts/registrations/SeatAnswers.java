package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** What came of each, in the order in which they were wanted. */
@DataObject
public record SeatAnswers(List<SeatAnswer> items) implements Dto {

    public static SeatAnswers fromJson(String json) {
        return Json.read(json, SeatAnswers.class);
    }
}
