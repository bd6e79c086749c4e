package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * What an account asks for after its password.
 *
 * @param authenticatorSince since when codes of an app are asked for; null if they are not
 * @param passkeys how many there are
 * @param recoveryCodes how many are left
 */
@DataObject
public record SecondFactor(Instant authenticatorSince, int passkeys, int recoveryCodes) implements Dto {

    public static SecondFactor fromJson(String json) {
        return Json.read(json, SecondFactor.class);
    }
}
