package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * How tickets of a conference are paid by card.
 *
 * @param enabled whether those who order may
 * @param key how the secret key of the account begins and ends; null where there is none, or none that can be opened any more
 * @param webhookSecret whether the secret is known by which the provider signs
 */
@DataObject
public record CardSettings(UUID organizationId, UUID conferenceId, boolean enabled, String key, boolean webhookSecret)
        implements Dto {

    public static CardSettings fromJson(String json) {
        return Json.read(json, CardSettings.class);
    }
}
