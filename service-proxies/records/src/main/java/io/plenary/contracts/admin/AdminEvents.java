package io.plenary.contracts.admin;

import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the admin service announces. */
public sealed interface AdminEvents extends Payload {

    /** The conference is ready. */
    record ConferenceProvisioned(UUID provisioningId, String slug) implements AdminEvents {}

    record ConferenceProvisioningFailed(UUID provisioningId, String slug, String error) implements AdminEvents {}
}
