package io.plenary.contracts.admin;

/** What the admin service announces. */
public final class AdminEvents {

    /** The conference is ready. Payload: provisioningId, slug. */
    public static final String CONFERENCE_PROVISIONED = "ConferenceProvisioned";

    /** Payload: provisioningId, slug, error. */
    public static final String CONFERENCE_PROVISIONING_FAILED = "ConferenceProvisioningFailed";

    private AdminEvents() {}
}
