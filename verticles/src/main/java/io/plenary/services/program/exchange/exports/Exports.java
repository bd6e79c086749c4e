package io.plenary.services.program.exchange.exports;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.ics.ScheduleIcs;
import io.plenary.formats.json.ScheduleJson;
import io.plenary.formats.writing.ExportContext;
import io.plenary.formats.xml.ScheduleXml;
import io.plenary.runtime.Known;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.PublicLinks;
import io.plenary.runtime.work.Rounds;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.sessions.SpeakersClient;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Programs as files, made once per version and node. A large one is work for seconds and takes much of the heap, so few are made at
 * once, on threads of their own, and one of an organization: whoever changes a program all the time keeps nobody else waiting.
 */
public final class Exports {

    private static final String GENERATOR = "Plenary";
    private static final long KEPT_CHARACTERS = 24_000_000;
    private static final String PLACE = "exports";
    private static final int THREADS = 2;
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(THREADS, 1, THREADS, 50);
    private static final long LONGEST_SECONDS = 60;
    /** The gateway waits five seconds; who asks again later gets what was made meanwhile. */
    private static final long PATIENCE_MILLIS = 4_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    /** So long a change of a speaker may go unnoticed whose event was lost. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** A file names the conference's title and dates, so it is one of the conference's versions too. */
    private record Key(UUID organizationId, UUID conferenceId, long program, long conference, ExportFormat format) {

        boolean isAbout(Key other) {
            return conferenceId.equals(other.conferenceId) && format == other.format;
        }
    }

    private final Vertx vertx;
    private final SpeakersClient speakers;
    private final PublicLinks links;
    private final Known<Key, Export> exports;
    private final Lanes lanes;
    private final WorkerExecutor threads;

    /** @param links that files name */
    public Exports(Vertx vertx, SpeakersClient speakers, PublicLinks links) {
        this.vertx = vertx;
        this.speakers = speakers;
        this.links = links;
        this.exports = Known.<Key, Export>named("program.exports")
                .freshFor(FRESH)
                .atMost(KEPT_CHARACTERS, export -> export.text().length())
                .in(vertx);
        this.lanes = vertx.sharedData()
                .<String, Lanes>getLocalMap("plenary.program.lanes")
                .computeIfAbsent(PLACE, first -> new Lanes(AT_ONCE));
        this.threads = vertx.createSharedWorkerExecutor("plenary-exports", THREADS, LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    public Future<Export> get(ConferenceProgram program, Conference conference, ExportFormat format) {
        return program.version().compose(version -> {
            Key key = new Key(
                    conference.organizationId(),
                    program.conferenceId(),
                    version.version(),
                    conference.version(),
                    format);
            return inTime(exports.get(key, wanted -> inTurn(key, () -> make(program, conference, format))));
        });
    }

    private static Future<Export> inTime(Future<Export> export) {
        return export.isComplete()
                ? export
                : export.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .recover(
                                failure -> Future.failedFuture(failure instanceof TimeoutException ? late() : failure));
    }

    private static RuntimeException late() {
        return Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "The file is being made.");
    }

    private Future<Export> inTurn(Key key, Supplier<Future<Export>> making) {
        Context context = vertx.getOrCreateContext();
        return lanes.through(key.organizationId(), PLACE, () -> byItself(context, () -> keptOrMade(key, making)))
                .onSuccess(made -> exports.forgetIf(other -> other.isAbout(key) && other.program() < key.program()));
    }

    /** Where it was asked for, but with a time of its own: who asked may have gone, and others come. */
    private Future<Export> byItself(Context context, Supplier<Future<Export>> work) {
        Promise<Export> done = Promise.promise();
        context.runOnContext(back -> vertx.setTimer(1, fired -> {
            Rounds.renewContext(PLACE);
            work.get().onComplete(done);
        }));
        return done.future();
    }

    /** What was made while this one waited is as good. */
    private Future<Export> keptOrMade(Key key, Supplier<Future<Export>> making) {
        return exports.kept((other, export) -> other.isAbout(key)
                        && other.conference() == key.conference()
                        && export.version() >= key.program())
                .map(Future::succeededFuture)
                .orElseGet(making);
    }

    /** A speaker of this organization has changed. */
    public void forget(UUID organizationId) {
        exports.forgetIf(key -> key.organizationId().equals(organizationId));
    }

    private Future<Export> make(ConferenceProgram program, Conference conference, ExportFormat format) {
        return program.database()
                .compose(database -> database.snapshot(sql -> ProgramDocuments.read(sql, conference)))
                .compose(this::introduced)
                .compose(parts -> threads.executeBlocking(() -> write(parts, format), false));
    }

    /** With what is public of those credited. */
    private Future<ProgramDocuments> introduced(ProgramDocuments parts) {
        List<UUID> credited = parts.sessions().stream()
                .flatMap(session -> session.speakers().stream())
                .map(Credit::speakerId)
                .toList();
        return speakers.byEveryId(parts.conference().organizationId(), credited).map(parts::withSpeakers);
    }

    private Export write(ProgramDocuments parts, ExportFormat format) {
        String slug = parts.conference().slug();
        URI conferenceUrl = links.conference(slug);
        Instant updatedAt =
                later(parts.version().updatedAt(), parts.conference().updatedAt());
        ExportContext context = new ExportContext(
                GENERATOR,
                String.valueOf(Exports.class.getPackage().getImplementationVersion()),
                conferenceUrl,
                id -> links.session(slug, id),
                updatedAt,
                ZoneId.of(parts.conference().timeZone()));
        byte[] file = write(parts.document(conferenceUrl, format), context, format);
        return new Export(
                format,
                parts.version().version(),
                updatedAt,
                new String(file, StandardCharsets.UTF_8),
                tag(file),
                parts.conference().version());
    }

    private static String tag(byte[] file) {
        CRC32C sum = new CRC32C();
        sum.update(file);
        return Long.toHexString(sum.getValue());
    }

    private static byte[] write(ProgramDocument document, ExportContext context, ExportFormat format) {
        return switch (format) {
            case XML -> ScheduleXml.write(document, context);
            case JSON -> ScheduleJson.write(document, context);
            case ICS -> ScheduleIcs.write(document, context);
        };
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
