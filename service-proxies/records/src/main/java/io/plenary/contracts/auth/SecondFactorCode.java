package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What somebody shows after the password.
 *
 * @param challenge as it came with the refusal of the password
 * @param code of the authenticator app, or a recovery code; spaces and dashes do not count
 * @param clientAddress as in {@link Credentials}
 * @param device as in {@link Credentials}
 * @param browser as in {@link Credentials}
 */
@DataObject
public record SecondFactorCode(String challenge, String code, String clientAddress, String device, String browser)
        implements Dto {

    public static SecondFactorCode fromJson(String json) {
        return Json.read(json, SecondFactorCode.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "SecondFactorCode[clientAddress=" + clientAddress + "]";
    }
}
