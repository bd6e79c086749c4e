package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * How tickets of a conference are to be paid by card.
 *
 * @param secretKey of the account at the provider; null to keep the one that is known
 * @param webhookSecret by which the provider signs what it says; null to keep the one that is known
 */
@DataObject
public record CardSettingsChange(
        UUID organizationId, UUID conferenceId, boolean enabled, String secretKey, String webhookSecret)
        implements Dto {

    public static CardSettingsChange fromJson(String json) {
        return Json.read(json, CardSettingsChange.class);
    }

    /** Without the secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "CardSettingsChange[conferenceId=" + conferenceId + ", enabled=" + enabled + "]";
    }
}
