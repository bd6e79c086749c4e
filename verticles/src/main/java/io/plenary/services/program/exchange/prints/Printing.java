package io.plenary.services.program.exchange.prints;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.PictureSubject;
import io.plenary.contracts.program.Print;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.Room;
import io.plenary.formats.print.PrintContext;
import io.plenary.formats.print.PrintedProgram;
import io.plenary.runtime.ClientAddresses;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.exchange.exports.ProgramDocuments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Makes documents: reads what is in them, and draws it on a thread of its own, one after the other. */
final class Printing {

    private static final long LONGEST_SECONDS = 300;
    private static final int LARGEST = 32 << 20;
    private static final int LOGO = 384;
    private static final int LOGO_TRIES = 5;
    private static final long LOGO_WAIT_MILLIS = 1_000;

    private final Vertx vertx;
    private final PrintWork.Sources sources;
    private final String baseUrl;
    private final ClientAddresses addresses = ClientAddresses.bundled();
    private final WorkerExecutor thread;

    Printing(Vertx vertx, PrintWork.Sources sources, String baseUrl) {
        this.vertx = vertx;
        this.sources = sources;
        this.baseUrl = baseUrl;
        this.thread = vertx.createSharedWorkerExecutor("plenary-prints", 1, LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    Future<MakingStore.Document> make(UUID conferenceId, Print print, IntConsumer progress) {
        ConferenceProgram program = sources.programs().apply(conferenceId);
        return program.visible(Caller.SYSTEM).compose(conference -> read(program, conference, print)
                .compose(parts -> release(conferenceId, print, parts).compose(release -> logo(conference, LOGO_TRIES)
                        .compose(logo -> thread.executeBlocking(
                                () -> draw(parts, print, new Facts(release, logo), progress), false)))));
    }

    private record Facts(Integer release, byte[] logo) {}

    private Future<ProgramDocuments> read(ConferenceProgram program, Conference conference, Print print) {
        if (print.release() != null) {
            return program.snapshotAt(print.release(), sql -> ProgramDocuments.read(sql, conference))
                    .compose(parts -> sources.credits()
                            .of(program, conference, parts.sessions())
                            .map(parts::withSessions));
        }
        return print.draft()
                ? program.snapshotWorking(sql -> ProgramDocuments.read(sql, conference))
                : program.database()
                        .compose(database -> database.snapshot(sql -> ProgramDocuments.read(sql, conference)));
    }

    /** The number of the release it is of; null where what everybody sees is none. */
    private Future<Integer> release(UUID conferenceId, Print print, ProgramDocuments parts) {
        if (print.release() != null || print.draft()) {
            return Future.succeededFuture(print.release());
        }
        return sources.releases()
                .apply(conferenceId)
                .listReleases(Caller.SYSTEM, null, 1)
                .map(page -> page.items().stream()
                        .filter(newest -> newest.version() == parts.version().version())
                        .map(Release::number)
                        .findFirst()
                        .orElse(null));
    }

    /** Null where there is none that can be had: a program is of use without it. */
    private Future<byte[]> logo(Conference conference, int tries) {
        if (conference.logoUrl() == null || tries == 0) {
            return Future.succeededFuture();
        }
        return sources.pictures()
                .apply(conference.id())
                .picture(Caller.SYSTEM, PictureSubject.CONFERENCE, conference.id(), LOGO)
                .map(Picture::bytes)
                .recover(failure -> Refusal.UNAVAILABLE.is(failure)
                        ? vertx.timer(LOGO_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(due -> logo(conference, tries - 1))
                        : Future.succeededFuture());
    }

    private MakingStore.Document draw(ProgramDocuments parts, Print print, Facts facts, IntConsumer progress)
            throws IOException {
        Conference conference = parts.conference();
        URI url = URI.create(baseUrl + addresses.conference(conference.slug()));
        PrintContext context = new PrintContext(
                print.kind(),
                print.size(),
                print.language(),
                room(parts, print.roomId()),
                url,
                room -> URI.create(baseUrl + addresses.room(conference.slug(), room.guid())),
                ZoneId.of(conference.timeZone()),
                parts.version().updatedAt(),
                facts.release(),
                print.draft(),
                facts.logo());
        byte[] bytes = PrintedProgram.write(parts.document(url, ExportFormat.XML), context, progress);
        if (bytes.length > LARGEST) {
            throw Refusal.TOO_LARGE.because("The document would be larger than 32 MiB.");
        }
        return new MakingStore.Document(bytes, tag(bytes), people(parts));
    }

    private static String room(ProgramDocuments parts, UUID id) {
        if (id == null) {
            return null;
        }
        return parts.rooms().stream()
                .filter(room -> room.id().equals(id))
                .map(Room::name)
                .findFirst()
                .orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such room."));
    }

    private static List<UUID> people(ProgramDocuments parts) {
        return parts.sessions().stream()
                .flatMap(session -> session.speakers().stream())
                .map(Credit::speakerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
