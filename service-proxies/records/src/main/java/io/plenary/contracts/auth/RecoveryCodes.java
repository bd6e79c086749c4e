package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** What opens an account in place of its second factor, each once. They are shown this once. */
@DataObject
public record RecoveryCodes(List<String> codes) implements Dto {

    public static RecoveryCodes fromJson(String json) {
        return Json.read(json, RecoveryCodes.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "RecoveryCodes[]";
    }
}
