package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.PictureSubject;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleasePage;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.runtime.Insisting;
import io.plenary.runtime.Node;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads all that strangers see of a conference, of one version of its program. Nobody waits for it, so it waits for whatever takes its time. */
final class EditionReader {

    private static final int SESSIONS_AT_ONCE = 100;
    private static final int PICTURE_PIXELS = 192;
    private static final int TRIES_WHILE_CHANGING = 5;

    private final Gateway gateway;
    private final OrganizationsService organizations;
    private final FormerTimes former;

    EditionReader(Gateway gateway, Node node) {
        this.gateway = gateway;
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
        former = new FormerTimes(gateway);
    }

    /** @param conference that everybody sees */
    Future<Edition> read(Conference conference) {
        return read(conference, TRIES_WHILE_CHANGING);
    }

    private Future<Edition> read(Conference conference, int tries) {
        return patiently(() -> page(conference))
                .compose(this::all)
                .compose(edition -> patiently(() -> version(conference)).compose(now -> {
                    if (edition.isOf(now.version())) {
                        return Future.succeededFuture(edition);
                    }
                    return tries > 1
                            ? read(conference, tries - 1)
                            : Future.failedFuture(Refusal.CONFLICT.because(
                                    "The program is changed all the time: try again when it is at rest."));
                }));
    }

    /** Where speakers are missing it is asked for again, as where nobody answers. */
    private Future<SchedulePage> page(Conference conference) {
        return gateway.schedules()
                .page(conference)
                .compose(page -> page.degraded() == null
                        ? Future.succeededFuture(page)
                        : Future.failedFuture(Refusal.UNAVAILABLE.because("Nobody tells who speaks.")));
    }

    private Future<ProgramVersion> version(Conference conference) {
        return gateway.program(Caller.ANONYMOUS, conference)
                .ask(ProgramService.class, program -> program.programVersion(Caller.ANONYMOUS));
    }

    private Future<Edition> all(SchedulePage page) {
        Conference conference = page.conference();
        Future<Organization> owner = patiently(() -> organizations.getOrganization(
                Caller.SYSTEM, conference.organizationId().toString()));
        Future<List<Session>> sessions = sessions(page);
        Future<Map<UUID, Picture>> portraits = portraits(page);
        Future<List<Export>> files = files(conference);
        Future<List<Release>> releases = patiently(() -> gateway.program(Caller.ANONYMOUS, conference)
                .ask(ReleasesService.class, service -> service.listReleases(Caller.ANONYMOUS, null, 1))
                .map(ReleasePage::items));
        Future<Map<UUID, Instant>> moved = patiently(() -> former.find(page));
        return Future.all(List.of(owner, sessions, portraits, files, releases, moved))
                .map(all -> new Edition(
                        page,
                        owner.result(),
                        sessions.result(),
                        portraits.result(),
                        files.result(),
                        releases.result().stream().findFirst().orElse(null),
                        moved.result()));
    }

    /** With their long texts. */
    private Future<List<Session>> sessions(SchedulePage page) {
        List<String> ids = page.schedule().sessions().stream()
                .map(session -> session.id().toString())
                .toList();
        List<List<String>> batches = IntStream.iterate(0, from -> from < ids.size(), from -> from + SESSIONS_AT_ONCE)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + SESSIONS_AT_ONCE)))
                .toList();
        List<Session> found = new ArrayList<>();
        return each(batches.iterator(), batch -> gateway.program(Caller.ANONYMOUS, page.conference())
                        .ask(ProgramService.class, program -> program.sessionsByIds(Caller.ANONYMOUS, batch))
                        .map(found::addAll))
                .map(done -> found);
    }

    /** Those that are kept here; nobody is asked for others. */
    private Future<Map<UUID, Picture>> portraits(SchedulePage page) {
        Map<UUID, Picture> found = new HashMap<>();
        Iterator<Speaker> pictured = page.speakers().stream()
                .filter(speaker -> speaker.avatarUrl() != null)
                .iterator();
        return each(pictured, speaker -> gateway.program(Caller.ANONYMOUS, page.conference())
                        .ask(
                                PicturesService.class,
                                pictures -> pictures.picture(
                                        Caller.ANONYMOUS, PictureSubject.SPEAKER, speaker.id(), PICTURE_PIXELS))
                        .map(picture -> found.put(speaker.id(), picture))
                        .recover(failure -> Refusal.NOT_FOUND.is(failure)
                                ? Future.succeededFuture()
                                : Future.failedFuture(failure)))
                .map(done -> found);
    }

    private Future<List<Export>> files(Conference conference) {
        List<Export> found = new ArrayList<>();
        return each(Arrays.asList(ExportFormat.values()).iterator(), format -> gateway.program(
                                Caller.ANONYMOUS, conference)
                        .ask(ExchangeService.class, files -> files.exportProgram(Caller.ANONYMOUS, format))
                        .map(found::add))
                .map(done -> found);
    }

    /** One after the other. */
    private <T> Future<Void> each(Iterator<T> items, Function<T, Future<?>> work) {
        if (!items.hasNext()) {
            return Future.succeededFuture();
        }
        T item = items.next();
        return patiently(() -> work.apply(item).<Void>mapEmpty()).compose(done -> each(items, work));
    }

    private <T> Future<T> patiently(Supplier<Future<T>> question) {
        return Insisting.on(gateway.vertx(), question);
    }
}
