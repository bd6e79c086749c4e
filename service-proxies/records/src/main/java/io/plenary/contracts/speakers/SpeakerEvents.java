package io.plenary.contracts.speakers;

/** What the speakers service announces. */
public final class SpeakerEvents {

    /** Payload: speakerId, name. */
    public static final String SPEAKER_ADDED = "SpeakerAdded";

    /** Payload: speakerId, name. */
    public static final String SPEAKER_UPDATED = "SpeakerUpdated";

    /** Payload: speakerId. */
    public static final String SPEAKER_DELETED = "SpeakerDeleted";

    /** Payload: keepId, mergeId. */
    public static final String SPEAKERS_MERGED = "SpeakersMerged";

    private SpeakerEvents() {}
}
