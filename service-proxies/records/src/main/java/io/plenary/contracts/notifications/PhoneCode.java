package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What was texted to a number.
 *
 * @param code six digits
 */
@DataObject
public record PhoneCode(String code) implements Dto {

    public static PhoneCode fromJson(String json) {
        return Json.read(json, PhoneCode.class);
    }
}
