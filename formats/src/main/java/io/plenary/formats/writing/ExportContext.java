package io.plenary.formats.writing;

import io.plenary.formats.document.Entry;
import io.plenary.formats.reading.Times;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an export says besides the program.
 *
 * @param generatorName name of the exporting program
 * @param conferenceUrl public page of the conference on this instance; null where nobody knows of one
 * @param sessionUrl public page of the session of that guid; null as above
 * @param generatedAt when the published version was made; not the time of the request, so that the same version always
 *     gives the same bytes
 * @param zone the conference's IANA zone, in which local times are written; never a bare offset
 */
public record ExportContext(
        String generatorName,
        String generatorVersion,
        URI conferenceUrl,
        Function<UUID, URI> sessionUrl,
        Instant generatedAt,
        ZoneId zone) {

    public ExportContext {
        if (Times.zone(zone.getId()) == null) {
            throw new IllegalArgumentException("an export needs the name of a time zone");
        }
    }

    /** Null where nobody knows of one. */
    public String sessionUrl(Entry entry) {
        URI url = sessionUrl.apply(entry.guid());
        return url == null ? null : url.toString();
    }

    /**
     * Where it was taken from: what its file said of that, else the address that the file gave it, where the page here stands in its
     * place. Null where nothing is known.
     */
    public String originUrl(Entry entry) {
        String page = sessionUrl(entry);
        String replaced = page == null || page.equals(entry.url()) ? null : entry.url();
        return entry.originUrl() == null ? replaced : entry.originUrl();
    }
}
