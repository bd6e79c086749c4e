package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * Where somebody is mailed, and whether anything is.
 *
 * @param cause why nothing is; null where all is well, or the caller has not confirmed the address
 * @param reason in words of who said so; null where all is well
 * @param since null where all is well
 * @param mayTryAt from when on its owner may have it tried again; null where all is well
 */
@DataObject
public record MailAddress(String address, SuppressionCause cause, String reason, Instant since, Instant mayTryAt)
        implements Dto {

    public static MailAddress fromJson(String json) {
        return Json.read(json, MailAddress.class);
    }
}
