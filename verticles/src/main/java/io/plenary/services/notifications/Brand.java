package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import java.util.Optional;

/**
 * What mails look like: those about a conference like it, others like the platform.
 *
 * @param sender by what name its readers know whose mail it is
 * @param color as CSS writes it
 * @param logo where the picture of the conference is, as its readers get it too; null for none, and where not everybody may see it
 */
record Brand(String sender, String color, String logo) {

    private static final Brand PLATFORM = new Brand("Plenary", "#4a49c9", null);

    static Brand of(Optional<Conference> conference, Links links) {
        return conference.map(it -> of(it, links)).orElse(PLATFORM);
    }

    private static Brand of(Conference conference, Links links) {
        boolean pictured = conference.logoUrl() != null && conference.visibleToAll();
        String primary =
                conference.colors() == null ? null : conference.colors().primary();
        return new Brand(
                conference.title(),
                primary == null ? PLATFORM.color() : primary,
                pictured ? links.logo(conference) : null);
    }
}
