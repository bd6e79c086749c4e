package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.program.Session;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.services.program.conference.ProgramSize;
import io.plenary.services.program.sessions.SessionEdits;
import io.plenary.services.program.sessions.SessionSize;
import io.vertx.core.json.JsonObject;

/**
 * What room a program has for the texts of a file. It is taken in the order of the file; a text for which none is left is left
 * out as if the file said what is here already, so a later import may bring it. What a file shortens makes no room: whether
 * that is followed is not known yet.
 */
final class TextRoom {

    private final Findings findings;
    private long taken;

    /** @param size of the program before the import */
    TextRoom(long size, ProgramDocument file, Findings findings) {
        this.findings = findings;
        this.taken = size + rooms(file) + tracks(file);
    }

    private static long rooms(ProgramDocument file) {
        return file.rooms().stream()
                .mapToLong(room -> ProgramSize.EACH
                        + ProgramSize.of(room.name())
                        + ProgramSize.of(room.slug())
                        + ProgramSize.of(room.description()))
                .sum();
    }

    private static long tracks(ProgramDocument file) {
        return file.tracks().stream()
                .mapToLong(track -> ProgramSize.EACH + ProgramSize.of(track.name()) + ProgramSize.of(track.slug()))
                .sum();
    }

    /** @param stored null for a new session */
    Session admitted(Session theirs, Session stored, Integer line) {
        taken += besidesTexts(theirs, stored);
        String summary = stored == null ? null : stored.summary();
        String description = stored == null ? null : stored.description();
        JsonObject extra = stored == null ? null : stored.extra();
        return SessionEdits.withTexts(
                theirs,
                fitting(theirs.summary(), summary, more(theirs.summary(), summary), line),
                fitting(theirs.description(), description, more(theirs.description(), description), line),
                fitting(theirs.extra(), extra, more(theirs.extra(), extra), line));
    }

    private <T> T fitting(T theirs, T stored, int more, Integer line) {
        if (more > 0 && taken + more > ProgramSize.MOST) {
            findings.count(FindingCode.TEXT_LEFT_OUT, line);
            return stored;
        }
        taken += more;
        return theirs;
    }

    private static int more(String theirs, String stored) {
        return Math.max(0, ProgramSize.of(theirs) - ProgramSize.of(stored));
    }

    /** What is here may stay beside it. */
    private static int more(JsonObject theirs, JsonObject stored) {
        return theirs == null || theirs.equals(stored) ? 0 : ProgramSize.of(theirs.encode());
    }

    /** Of some members what is here may stay, of others what the file says be taken. */
    private static int besidesTexts(Session theirs, Session stored) {
        int size = SessionSize.besidesTexts(theirs);
        return stored != null && SessionSize.besidesTexts(stored) == size ? 0 : size;
    }
}
