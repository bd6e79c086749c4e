package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What a provider of payments says, as it was sent.
 *
 * @param conference its id or slug
 * @param signature as its header says it; null where there is none
 */
@DataObject
public record CardReport(String conference, String signature, String body) implements Dto {

    public static CardReport fromJson(String json) {
        return Json.read(json, CardReport.class);
    }

    /** Without the body, because it may end in a log. */
    @Override
    public String toString() {
        return "CardReport[conference=" + conference + "]";
    }
}
