package io.plenary.formats.json;

import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.writing.ExportContext;
import io.plenary.formats.writing.LosslessExport;
import io.plenary.formats.writing.PublishedProgram;
import java.nio.charset.StandardCharsets;

/** Writes schedule.json, valid against the schema of voc/schedule; the same program as {@link ScheduleXml} writes. */
public final class ScheduleJson {

    private ScheduleJson() {}

    /**
     * Cancelled entries and those without start are left out, as the format has no status. Reading the export gives
     * back all others. Rooms without guid are named by their events only.
     *
     * @param document every entry that is written has a guid and a positive number, both unique
     * @return UTF-8
     * @throws IllegalArgumentException when an entry lacks guid or number or shares it with another
     */
    public static byte[] write(ProgramDocument document, ExportContext context) {
        PublishedProgram program = new PublishedProgram(document, context);
        return LosslessExport.render(
                        program.published(), new ScheduleJsonReader(), context.zone(), beyond -> new JsonRendering(
                                        program, context, beyond)
                                .render())
                .getBytes(StandardCharsets.UTF_8);
    }
}
