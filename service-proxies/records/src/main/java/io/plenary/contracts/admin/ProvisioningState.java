package io.plenary.contracts.admin;

/** How far the making of a conference has come. */
public enum ProvisioningState {
    REQUESTED,
    DATABASE_CREATED,
    MIGRATED,
    SERVICE_UP,
    ENDPOINT_REGISTERED,
    READY,
    /** It can be retried; the steps done stay done. */
    FAILED,
    /** The conference was deleted meanwhile. */
    CANCELLED
}
