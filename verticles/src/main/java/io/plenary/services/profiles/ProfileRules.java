package io.plenary.services.profiles;

import io.plenary.contracts.Fault;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.profiles.ProfileCard;
import io.plenary.runtime.Faults;
import java.util.List;
import java.util.Map;

/** What a profile may be. */
final class ProfileRules {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_BIOGRAPHY = 10_000;
    private static final int MOST_LINKS = 50;
    private static final int LONGEST_LINK_TYPE = 50;
    private static final int MOST_INTERESTS = 50;
    private static final int LONGEST_INTEREST = 60;
    private static final int MOST_PREFERENCES = 100;
    private static final int LONGEST_PREFERENCE_NAME = 100;
    private static final int LONGEST_PREFERENCE = 2_000;

    private ProfileRules() {}

    static void check(Profile profile) {
        Faults faults = new Faults()
                .required("/displayName", profile.displayName(), LONGEST_NAME)
                .line("/givenName", profile.givenName(), LONGEST_NAME)
                .line("/familyName", profile.familyName(), LONGEST_NAME)
                .line("/affiliation", profile.affiliation(), LONGEST_NAME)
                .text("/biography", profile.biography(), LONGEST_BIOGRAPHY)
                .webUrl("/avatarUrl", profile.avatarUrl())
                .timeZone("/timeZone", profile.timeZone())
                .locale("/locale", profile.locale())
                .links("/links", profile.links(), MOST_LINKS, LONGEST_NAME, LONGEST_LINK_TYPE);
        checkInterests(faults, profile.interests());
        checkPreferences(faults, profile.preferences());
        faults.refuseIfAny("The profile cannot be kept.");
    }

    private static void checkInterests(Faults faults, List<String> interests) {
        faults.check(interests.size() <= MOST_INTERESTS, "/interests", Fault.TOO_MANY, Map.of("most", MOST_INTERESTS));
        for (int i = 0; i < interests.size(); i++) {
            faults.required("/interests/" + i, interests.get(i), LONGEST_INTEREST);
        }
    }

    private static void checkPreferences(Faults faults, Map<String, String> preferences) {
        faults.check(
                preferences.size() <= MOST_PREFERENCES,
                "/preferences",
                Fault.TOO_MANY,
                Map.of("most", MOST_PREFERENCES));
        preferences.forEach((name, value) -> {
            String pointer = "/preferences/" + name.replace("~", "~0").replace("/", "~1");
            faults.required(pointer, name, LONGEST_PREFERENCE_NAME).text(pointer, value, LONGEST_PREFERENCE);
        });
    }

    /** The profile of somebody who has not changed it yet. */
    static Profile untouched(UserAccount account) {
        return new Profile(
                account.id(),
                account.displayName(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                account.locale(),
                null,
                null,
                null,
                null,
                0);
    }

    static ProfileCard cardOf(UserAccount account) {
        return new ProfileCard(account.id(), account.displayName(), null, null);
    }
}
