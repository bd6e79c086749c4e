package io.plenary.services.program.exchange;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.runtime.ClientAddresses;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramState;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.conference.SingleFlight;
import io.plenary.services.program.formats.ExportContext;
import io.plenary.services.program.formats.ProgramDocument;
import io.plenary.services.program.formats.ScheduleIcs;
import io.plenary.services.program.formats.ScheduleJson;
import io.plenary.services.program.formats.ScheduleXml;
import io.plenary.services.program.layout.RoomStore;
import io.plenary.services.program.layout.TrackStore;
import io.plenary.services.program.sessions.SessionStore;
import io.plenary.services.program.sessions.SpeakersClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Programs as files, made once per version and node. */
public final class Exports {

    private static final String GENERATOR = "Plenary";
    private static final long KEPT_CHARACTERS = 48_000_000;
    /** So long a change of a speaker may go unnoticed whose event was lost. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** A file names the conference's title and dates, so it is one of the conference's versions too. */
    private record Key(UUID organizationId, UUID conferenceId, long program, long conference, ExportFormat format) {}

    private final Vertx vertx;
    private final SpeakersClient speakers;
    private final String baseUrl;
    private final ClientAddresses addresses = ClientAddresses.bundled();
    private final SingleFlight<Key, Export> exports;

    /** @param baseUrl where clients reach this platform */
    public Exports(Vertx vertx, SpeakersClient speakers, String baseUrl) {
        this.vertx = vertx;
        this.speakers = speakers;
        this.baseUrl = baseUrl;
        this.exports = SingleFlight.named(
                vertx,
                "exports",
                Caffeine.newBuilder()
                        .<Key, Export>weigher((key, export) -> export.text().length())
                        .maximumWeight(KEPT_CHARACTERS)
                        .expireAfterWrite(FRESH));
    }

    Future<Export> get(ConferenceProgram program, Conference conference, ExportFormat format) {
        return program.version().compose(version -> {
            Key key = new Key(
                    conference.organizationId(),
                    program.conferenceId(),
                    version.version(),
                    conference.version(),
                    format);
            return exports.get(key, () -> make(program, conference, format));
        });
    }

    /** A speaker of this organization has changed. */
    public void forget(UUID organizationId) {
        exports.forgetIf(key -> key.organizationId().equals(organizationId));
    }

    private Future<Export> make(ConferenceProgram program, Conference conference, ExportFormat format) {
        return program.database()
                .compose(database -> database.snapshot(sql -> read(sql, conference)))
                .compose(this::introduced)
                .compose(parts -> vertx.executeBlocking(() -> write(parts, format), false));
    }

    /** With what is public of those credited. */
    private Future<ProgramDocuments> introduced(ProgramDocuments parts) {
        List<UUID> credited = parts.sessions().stream()
                .flatMap(session -> session.speakers().stream())
                .map(Credit::speakerId)
                .toList();
        return speakers.byEveryId(parts.conference().organizationId(), credited).map(parts::withSpeakers);
    }

    private static Future<ProgramDocuments> read(SqlClient sql, Conference conference) {
        var state = ProgramStore.read(sql);
        var rooms = RoomStore.all(sql);
        var tracks = TrackStore.all(sql);
        var sessions = SessionStore.allWhole(sql);
        return Future.all(state, rooms, tracks, sessions)
                .map(all -> new ProgramDocuments(
                        conference,
                        state.map(ProgramState::version).result(),
                        sessions.result(),
                        rooms.result(),
                        tracks.result(),
                        Map.of()));
    }

    private Export write(ProgramDocuments parts, ExportFormat format) {
        String slug = parts.conference().slug();
        URI conferenceUrl = URI.create(baseUrl + addresses.conference(slug));
        Instant updatedAt =
                later(parts.version().updatedAt(), parts.conference().updatedAt());
        ExportContext context = new ExportContext(
                GENERATOR,
                String.valueOf(Exports.class.getPackage().getImplementationVersion()),
                conferenceUrl,
                id -> URI.create(baseUrl + addresses.session(slug, id)),
                updatedAt,
                ZoneId.of(parts.conference().timeZone()));
        byte[] file = write(parts.document(conferenceUrl), context, format);
        return new Export(
                format, parts.version().version(), updatedAt, new String(file, StandardCharsets.UTF_8), tag(file));
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
