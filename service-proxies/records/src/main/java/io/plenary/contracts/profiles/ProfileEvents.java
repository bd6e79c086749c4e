package io.plenary.contracts.profiles;

/** What the profiles service announces. */
public final class ProfileEvents {

    /** Payload: userId. */
    public static final String PROFILE_UPDATED = "ProfileUpdated";

    private ProfileEvents() {}
}
