package io.plenary.web.pages;

import io.plenary.contracts.conferences.Conference;
import io.plenary.runtime.Node;
import io.plenary.runtime.PublicLinks;
import io.plenary.web.Gateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Writes what strangers see of a conference into a folder that any web server serves for ever, without us. */
public final class SiteExport {

    /** Pictures of a thousand sessions are work for minutes. */
    private static final int LONGEST_HOURS = 4;

    private final WorkerExecutor workshop;
    private final EditionReader reader;
    private final String base;
    private final Words words;

    /**
     * @param base where it will be, without a slash at the end; null where nobody knows
     * @param language of what pages say besides the texts of the conference
     */
    public SiteExport(Vertx vertx, Node node, String base, String language) {
        workshop = vertx.createSharedWorkerExecutor("plenary-archive", 1, LONGEST_HOURS, TimeUnit.HOURS);
        reader = new EditionReader(new Gateway(vertx, node), node);
        this.base = base;
        this.words = Words.in(language);
    }

    /** Where an archive at this address has a conference and its sessions. */
    public static PublicLinks links(String base) {
        ArchiveAddresses addresses = new ArchiveAddresses(base, "/", Map.of());
        return new PublicLinks() {
            @Override
            public URI conference(String slug) {
                return URI.create(base);
            }

            @Override
            public URI session(String slug, UUID id) {
                return URI.create(addresses.absolute(addresses.session(slug, id)));
            }
        };
    }

    /**
     * @param conference that everybody sees
     * @return what was written, in a line
     */
    public Future<String> write(Conference conference, Path place) {
        return workshop.executeBlocking(() -> ArchiveFolder.begin(place, conference.id()), false)
                .compose(folder -> reader.read(conference)
                        .compose(edition -> workshop.executeBlocking(() -> written(edition, folder), false))
                        .eventually(() -> workshop.executeBlocking(() -> closed(folder), false)));
    }

    private String written(Edition edition, ArchiveFolder folder) throws IOException {
        folder.finish(new ArchiveWriter(edition, base, words, folder).write());
        return folder.files() + " files, " + (folder.bytes() >> 20) + " MB. " + edition.told(words);
    }

    private static Void closed(ArchiveFolder folder) {
        try {
            folder.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
