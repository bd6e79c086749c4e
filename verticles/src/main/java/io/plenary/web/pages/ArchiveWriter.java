package io.plenary.web.pages;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.Session;
import io.plenary.web.client.Content;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes an archive of a conference: the pages that strangers see, without us. The same edition makes the same bytes. For workers. */
final class ArchiveWriter {

    private final Edition edition;
    private final String base;
    private final Words words;
    private final ArchiveFolder folder;
    private final PageTemplates templates = new PageTemplates();
    private final Program program;
    private final Map<UUID, String> portraits = new HashMap<>();
    private final Map<String, ConferencePages> pagesByRoot = new HashMap<>();
    private final ArchiveAddresses addresses;

    /** @param base where it will be, without a slash at the end; null where nobody knows */
    ArchiveWriter(Edition edition, String base, Words words, ArchiveFolder folder) {
        this.edition = edition;
        this.base = base;
        this.words = words;
        this.folder = folder;
        program = new Program(edition.page());
        edition.portraits()
                .forEach((id, picture) -> portraits.put(id, "/speakers/" + id + "/portrait." + ending(picture)));
        addresses = new ArchiveAddresses(base, "/", portraits);
    }

    private static String ending(Picture picture) {
        return picture.mediaType().equals("image/png") ? "png" : "jpg";
    }

    private Conference conference() {
        return edition.page().conference();
    }

    private String slug() {
        return conference().slug();
    }

    /** @return what is to be known of it */
    JsonObject write() {
        page(addresses.conference(slug()), ConferencePages::conference);
        days();
        people();
        edition.sessions()
                .forEach(session -> page(
                        addresses.session(slug(), session.id()),
                        pages -> pages.session(session, edition.former().get(session.id()))));
        places();
        cards();
        files();
        return about();
    }

    private void days() {
        List<Day> days = program.days();
        if (days.isEmpty()) {
            page(addresses.schedule(slug()), pages -> pages.schedule(null, false));
        }
        days.forEach(day -> page(addresses.day(slug(), day.index()), pages -> pages.schedule(day, true)));
    }

    private void people() {
        page(addresses.speakers(slug()), ConferencePages::speakers);
        program.speakers()
                .keySet()
                .forEach(
                        speaker -> page(addresses.speaker(slug(), speaker.id()), pages -> pages.speaker(speaker.id())));
        edition.portraits()
                .forEach((id, picture) -> folder.write(ArchiveAddresses.file(portraits.get(id)), picture.bytes()));
    }

    private void places() {
        if (!program.rooms().isEmpty()) {
            page(addresses.rooms(slug()), pages -> pages.places().rooms());
        }
        program.rooms()
                .forEach(room -> page(addresses.room(slug(), room.id()), pages -> pages.places()
                        .room(room.id())));
        if (!program.tracks().isEmpty()) {
            page(addresses.tracks(slug()), pages -> pages.places().tracks());
        }
        program.tracks()
                .forEach(track -> page(addresses.track(slug(), track.id()), pages -> pages.places()
                        .track(track.id())));
    }

    private void page(String path, Function<ConferencePages, Content> writing) {
        String root = ArchiveAddresses.root(path);
        ConferencePages pages = pagesByRoot.computeIfAbsent(root, first -> pages(path, root));
        String html = templates.fill("archive-document", Map.of("content", writing.apply(pages), "root", root));
        folder.write(ArchiveAddresses.file(path), html);
    }

    private ConferencePages pages(String path, String root) {
        Style.Frame frame = new Style.Frame(
                "archive-head", "archive-layout", null, Map.of("root", root, "edition", edition.told(words)));
        Style style = new Style(templates, new ArchiveAddresses(base, path, portraits), words, frame);
        return new ConferencePages(program, edition.owner(), style, new JsonArray());
    }

    /** Each takes a core for a while, so they are drawn side by side. Where nobody could find them none are. */
    private void cards() {
        if (base == null) {
            return;
        }
        Stream<UUID> sessions = edition.sessions().stream().map(Session::id);
        Stream.concat(Stream.of((UUID) null), sessions).toList().parallelStream()
                .forEach(this::card);
    }

    /** @param session null for the conference */
    private void card(UUID session) {
        String page = session == null ? addresses.conference(slug()) : addresses.session(slug(), session);
        String path = addresses.card(page, 0, words);
        try {
            folder.write(ArchiveAddresses.file(path), CardPainter.paint(Cards.card(edition.page(), session, words)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void files() {
        for (Export file : edition.files()) {
            String format = file.format().name().toLowerCase(Locale.ROOT);
            folder.write(ArchiveAddresses.file(addresses.export(slug(), format)), file.text());
        }
        ArchiveAssets.of(PageWriter.styles(conference().colors())).forEach(folder::write);
        if (base != null) {
            folder.write("sitemap.xml", Sitemaps.conference(edition.page(), addresses));
            folder.write(
                    "robots.txt", "User-agent: *\nAllow: /\n\nSitemap: " + addresses.absolute("/sitemap.xml") + "\n");
        }
    }

    private JsonObject about() {
        return new JsonObject()
                .put("conference", slug())
                .put("title", conference().title())
                .put("edition", edition.told(words))
                .put(
                        "release",
                        edition.release() == null ? null : edition.release().number())
                .put("version", edition.page().version())
                .put("changed", Objects.toString(edition.page().schedule().updatedAt(), null))
                .put("language", words.language())
                .put("base", base);
    }
}
