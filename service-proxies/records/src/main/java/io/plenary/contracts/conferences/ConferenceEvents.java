package io.plenary.contracts.conferences;

/** What the conferences service announces. */
public final class ConferenceEvents {

    /** Payload: the conference. */
    public static final String CONFERENCE_ADDED = "ConferenceAdded";

    /** Payload: the conference. */
    public static final String CONFERENCE_UPDATED = "ConferenceUpdated";

    /** Nobody sees it from now on. Payload: slug, deleteAfter. */
    public static final String CONFERENCE_DELETED = "ConferenceDeleted";

    /** Payload: the conference. */
    public static final String CONFERENCE_RESTORED = "ConferenceRestored";

    /** Its database is gone for good. Payload: slug. */
    public static final String CONFERENCE_PURGED = "ConferencePurged";

    /** Payload: the endpoint. */
    public static final String CONFERENCE_ENDPOINT_REGISTERED = "ConferenceEndpointRegistered";

    /** Payload: the endpoint. */
    public static final String CONFERENCE_ENDPOINT_RETIRED = "ConferenceEndpointRetired";

    private ConferenceEvents() {}
}
