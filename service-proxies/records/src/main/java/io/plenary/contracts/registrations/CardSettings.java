package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * How tickets of a conference are paid by card.
 *
 * @param enabled whether those who order may
 * @param key how the secret key of the account begins and ends; null where there is none, or none that can be opened any more
 * @param webhookSecret whether the secret is known by which the provider signs
 * @param refusedAt when the provider refused the key, so that nobody can pay; null where it did not, or another one was set since
 */
@DataObject
public record CardSettings(
        UUID organizationId, UUID conferenceId, boolean enabled, String key, boolean webhookSecret, Instant refusedAt)
        implements Dto {

    public static CardSettings fromJson(String json) {
        return Json.read(json, CardSettings.class);
    }
}
