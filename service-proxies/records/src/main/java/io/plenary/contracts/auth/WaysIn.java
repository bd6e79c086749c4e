package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * How somebody gets into their account.
 *
 * @param password whether there is one
 */
@DataObject
public record WaysIn(boolean password, List<LinkedIdentity> identities) implements Dto {

    public static WaysIn fromJson(String json) {
        return Json.read(json, WaysIn.class);
    }
}
