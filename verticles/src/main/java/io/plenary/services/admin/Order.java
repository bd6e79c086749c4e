package io.plenary.services.admin;

import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.program.ConferenceDatabase;
import java.util.UUID;

/**
 * A provisioning and what only this service knows of it.
 *
 * @param accepted whether the conference is known to be saved; before that nobody is told of the provisioning
 */
record Order(Provisioning provisioning, String databaseName, boolean accepted) {

    UUID id() {
        return provisioning.id();
    }

    /** The last step that is done, whatever happened since. */
    ProvisioningState reached() {
        return provisioning.steps().get(provisioning.steps().size() - 1).state();
    }

    ConferenceDatabase database() {
        return new ConferenceDatabase(
                provisioning.conferenceId(), provisioning.organizationId(), provisioning.slug(), databaseName);
    }
}
