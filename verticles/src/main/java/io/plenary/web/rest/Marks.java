package io.plenary.web.rest;

import io.plenary.contracts.notes.Mine;
import io.plenary.contracts.notes.NoteMark;
import io.plenary.web.SchedulePage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody has on a conference. Notes stay when their session goes, for whoever wrote them; a star of nothing is none. */
record Marks(UUID conferenceId, List<StarMark> stars, List<NoteMark> notes) {

    record StarMark(UUID sessionId, Instant starredAt) {}

    static Marks of(Mine mine, SchedulePage page) {
        List<StarMark> stars = mine.stars().stream()
                .filter(star -> page.sessionIds().contains(star.sessionId()))
                .map(star -> new StarMark(star.sessionId(), star.starredAt()))
                .toList();
        return new Marks(page.conference().id(), stars, mine.notes());
    }
}
