package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A number that somebody says is theirs.
 *
 * @param number in E.164: {@code +4930123456}
 */
@DataObject
public record PhoneNumber(String number) implements Dto {

    public static PhoneNumber fromJson(String json) {
        return Json.read(json, PhoneNumber.class);
    }
}
