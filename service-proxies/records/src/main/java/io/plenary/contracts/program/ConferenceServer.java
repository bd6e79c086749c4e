package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A server with databases of conferences.
 *
 * @param at its host and port
 * @param answers whether it does
 */
@DataObject
public record ConferenceServer(String name, String at, long organizations, long conferences, boolean answers)
        implements Dto {

    public static ConferenceServer fromJson(String json) {
        return Json.read(json, ConferenceServer.class);
    }
}
