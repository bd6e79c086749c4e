package io.plenary.contracts.conferences;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** @param nextCursor null on the last page */
@DataObject
public record TransitionPage(List<Transition> items, String nextCursor) implements Dto {

    public static TransitionPage fromJson(String json) {
        return Json.read(json, TransitionPage.class);
    }
}
