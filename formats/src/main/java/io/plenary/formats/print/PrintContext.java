package io.plenary.formats.print;

import io.plenary.contracts.program.PaperSize;
import io.plenary.contracts.program.PrintKind;
import io.plenary.formats.document.ProgramRoom;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * What is printed, and what it says besides the program.
 *
 * @param language of its words: {@code de}, else English
 * @param room at whose door it hangs; null for all of them
 * @param conferenceUrl public page of the conference on this instance
 * @param roomUrl public page of a room there
 * @param zone of the conference
 * @param asOf when what is printed was so
 * @param release its number; null where changes are not released by hand
 * @param draft whether it is not released
 * @param logo a picture of the conference; null for none
 */
public record PrintContext(
        PrintKind kind,
        PaperSize size,
        String language,
        String room,
        URI conferenceUrl,
        Function<ProgramRoom, URI> roomUrl,
        ZoneId zone,
        Instant asOf,
        Integer release,
        boolean draft,
        byte[] logo) {

    public PrintContext {
        logo = logo == null ? null : logo.clone();
    }

    @Override
    public byte[] logo() {
        return logo == null ? null : logo.clone();
    }
}
