package io.plenary.contracts.promotions;

/** Whether an advertisement is shown in its time. */
public enum AdvertisementState {
    /** Not yet. */
    DRAFT,
    /** Yes. */
    ACTIVE,
    /** Not now. */
    PAUSED
}
