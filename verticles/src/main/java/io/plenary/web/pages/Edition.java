package io.plenary.web.pages;

import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.Session;
import io.plenary.web.SchedulePage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that strangers see of a conference at one version of its program.
 *
 * @param sessions with everything known
 * @param portraits of speakers
 * @param release null where the program was never released by hand
 * @param former when sessions were to begin that were moved
 */
record Edition(
        SchedulePage page,
        Organization owner,
        List<Session> sessions,
        Map<UUID, Picture> portraits,
        List<Export> files,
        Release release,
        Map<UUID, Instant> former) {

    /** Whether no change came in between while it was read. */
    boolean isOf(long version) {
        return page.version() == version && files.stream().allMatch(file -> file.version() == version);
    }

    /** In words, for who reads it later. */
    String told(Words words) {
        Times times = new Times(page.conference().timeZone(), words);
        return release == null
                ? words.fill(
                        "archive.version",
                        page.version(),
                        times.date(times.dateOf(page.schedule().updatedAt())))
                : words.fill("archive.release", release.number(), times.date(times.dateOf(release.releasedAt())));
    }
}
