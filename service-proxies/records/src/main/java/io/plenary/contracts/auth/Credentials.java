package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What somebody signs in with.
 *
 * @param clientAddress the network address the attempt comes from; failures are counted per account and per
 *     address
 */
@DataObject
public record Credentials(String email, String password, String clientAddress) implements Dto {

    public static Credentials fromJson(String json) {
        return Json.read(json, Credentials.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "Credentials[email=" + email + ", clientAddress=" + clientAddress + "]";
    }
}
