package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * With whose accounts people may sign in.
 *
 * @param id what addresses call it
 * @param name what people call it
 */
@DataObject
public record SignInProvider(String id, String name) implements Dto {

    public static SignInProvider fromJson(String json) {
        return Json.read(json, SignInProvider.class);
    }
}
