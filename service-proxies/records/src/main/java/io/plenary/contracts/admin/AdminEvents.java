package io.plenary.contracts.admin;

import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the admin service announces. */
public sealed interface AdminEvents extends Payload {

    /** The conference is ready. */
    record ConferenceProvisioned(UUID provisioningId, String slug) implements AdminEvents {}

    record ConferenceProvisioningFailed(UUID provisioningId, String slug, String error) implements AdminEvents {}

    /** The account is closed, and every service lets go of what it keeps of the user. Told twice, as long as more may come in. */
    record ErasureRequested(UUID userId) implements AdminEvents, OfUser {}

    /**
     * An operator wants a node to run so many instances of a service.
     *
     * @param node its name; null for all that run it
     */
    record ServiceScaled(String service, String node, int instances) implements AdminEvents {}

    /** A node is to serve nobody. */
    record NodeDrained(String node) implements AdminEvents {}

    /** It is to serve again. */
    record NodeUndrained(String node) implements AdminEvents {}

    /** Nothing is wanted any more of a node that is gone. */
    record NodeForgotten(String node) implements AdminEvents {}
}
