package io.plenary.services.conferences;

import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;

/** What a conference has where nobody said anything. */
final class ConferenceDefaults {

    private static final int SHORTEST_ACRONYM = 4;
    private static final int LONGEST_ACRONYM = 32;

    private ConferenceDefaults() {}

    static Conference ofNew(Conference given) {
        ConferenceStatus status = given.status() == null ? ConferenceStatus.DRAFT : given.status();
        String acronym = given.acronym() == null ? acronym(given.slug()) : given.acronym();
        return with(given, acronym, status);
    }

    /** A conference that lost its acronym gets the default back; a status it must keep. */
    static Conference ofPatched(Conference patched) {
        String acronym = patched.acronym() == null ? acronym(patched.slug()) : patched.acronym();
        return with(patched, acronym, patched.status());
    }

    /** The slug, which has the characters schedule.xml allows in acronyms but may be shorter or longer. */
    static String acronym(String slug) {
        if (slug == null || slug.isEmpty()) {
            return null;
        }
        String padded = slug.length() < SHORTEST_ACRONYM ? slug + "-conf" : slug;
        String cut = padded.substring(0, Math.min(padded.length(), LONGEST_ACRONYM));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** What is asked for, of a conference that is in another status since. */
    static Conference ofMoved(Conference asked, Conference moved) {
        return with(asked, asked.acronym(), moved.status(), moved);
    }

    private static Conference with(Conference given, String acronym, ConferenceStatus status) {
        return with(given, acronym, status, given);
    }

    /** @param history what has happened to it */
    private static Conference with(Conference given, String acronym, ConferenceStatus status, Conference history) {
        return new Conference(
                given.id(),
                given.organizationId(),
                given.slug(),
                acronym,
                given.title(),
                given.subtitle(),
                given.description(),
                given.startDate(),
                given.endDate(),
                given.timeZone(),
                given.venue(),
                given.city(),
                given.country(),
                given.url(),
                colors(given.colors()),
                status,
                history.deleteAfter(),
                history.createdAt(),
                history.updatedAt(),
                history.version(),
                given.logoUrl(),
                history.approvedAt(),
                history.publishedAt());
    }

    private static Colors colors(Colors given) {
        return given == null || given.primary() == null && given.accent() == null ? null : given;
    }
}
