package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Until when whoever buys a ticket may give it back by themselves, and for what part of its price.
 *
 * @param daysBefore so many days before the first day of the conference begins, in its time zone
 * @param share what is given back, in basis points of the price
 */
@DataObject
public record CancellationTerm(int daysBefore, int share) implements Dto {

    public static CancellationTerm fromJson(String json) {
        return Json.read(json, CancellationTerm.class);
    }
}
