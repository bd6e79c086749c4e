package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Where an advertisement in a mail leads.
 *
 * @param link an https address
 */
@DataObject
public record AdvertisementLink(String link) implements Dto {

    public static AdvertisementLink fromJson(String json) {
        return Json.read(json, AdvertisementLink.class);
    }
}
