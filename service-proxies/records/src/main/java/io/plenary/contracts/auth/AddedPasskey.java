package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * A passkey that was just added.
 *
 * @param recoveryCodes as in {@link RecoveryCodes}, where it is the first second factor of the account; else null
 */
@DataObject
public record AddedPasskey(Passkey passkey, List<String> recoveryCodes) implements Dto {

    public static AddedPasskey fromJson(String json) {
        return Json.read(json, AddedPasskey.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "AddedPasskey[passkey=" + passkey + "]";
    }
}
