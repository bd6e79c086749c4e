package io.plenary.formats.xml;

import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.writing.ExportContext;
import io.plenary.formats.writing.LosslessExport;
import io.plenary.formats.writing.PublishedProgram;
import java.nio.charset.StandardCharsets;

/**
 * Writes schedule.xml, valid against the schema of voc/schedule. Local times are written in the context's zone beside
 * moments with their offset, numeric ids beside guids, because existing clients key on either.
 */
public final class ScheduleXml {

    private ScheduleXml() {}

    /**
     * Cancelled entries and those without start are left out, as the format has no status. Reading the export gives
     * back all others.
     *
     * @param document every entry that is written has a guid and a positive number, both unique; clients such as
     *     fosdem-companion need numeric ids of persons as well
     * @return UTF-8
     * @throws IllegalArgumentException when an entry lacks guid or number or shares it with another
     */
    public static byte[] write(ProgramDocument document, ExportContext context) {
        PublishedProgram program = new PublishedProgram(document, context);
        return LosslessExport.render(
                        program.published(), new ScheduleXmlReader(), context.zone(), beyond -> new XmlRendering(
                                        program, context, beyond)
                                .render())
                .getBytes(StandardCharsets.UTF_8);
    }
}
