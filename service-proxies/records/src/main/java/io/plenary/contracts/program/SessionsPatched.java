package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What a change of several sessions did.
 *
 * @param changed those that say something else now; the others said it already
 * @param conflicts of those that take place again, as far as their conference wants to hear of them
 */
@DataObject
public record SessionsPatched(List<UUID> changed, List<Conflict> conflicts) implements Dto {

    public static SessionsPatched fromJson(String json) {
        return Json.read(json, SessionsPatched.class);
    }
}
