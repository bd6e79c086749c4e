package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.Export;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.speakers.SpeakerEvents;
import io.plenary.runtime.Known;
import io.plenary.runtime.events.Listening;
import io.plenary.web.contract.Compression;
import io.plenary.web.contract.Encodings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Keeps the files of programs ready to send, as {@link SchedulePages} does with schedules: thousands of calendars ask for the
 * same one, most of them only whether it has changed.
 */
public final class ExportFiles {

    /** A change of a speaker whose event was lost, or came here first, is noticed after that. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final long MOST_BYTES = 32L << 20;

    private record Key(UUID conferenceId, ExportFormat format) {}

    /** A file with what staff say of its sessions. */
    private record Noted(Key key, String etag, List<LiveState> states) {}

    /**
     * A file, plain and compressed.
     *
     * @param program the version of the program it is of
     * @param conference the version of the conference it names
     */
    public record ExportFile(
            ExportFormat format,
            UUID organizationId,
            long program,
            long conference,
            String tag,
            Buffer plain,
            Buffer gzip) {

        static ExportFile of(Conference conference, Export export) {
            byte[] text = export.text().getBytes(StandardCharsets.UTF_8);
            Buffer plain = Buffer.buffer(text);
            return new ExportFile(
                    export.format(),
                    conference.organizationId(),
                    export.version(),
                    export.conferenceVersion(),
                    export.tag(),
                    plain,
                    Compression.gzip(plain));
        }

        ExportFile noted(List<LiveState> states) {
            Buffer more = LiveNotes.add(format, plain, states);
            String noted = tag + "." + Integer.toHexString(states.hashCode());
            return new ExportFile(format, organizationId, program, conference, noted, more, Compression.gzip(more));
        }

        private boolean isOf(long version, Conference wanted) {
            return program >= version && conference >= wanted.version();
        }

        private int weight() {
            return plain.length() + gzip.length();
        }

        public String etag() {
            return "\"%d.%d.%s-%s\"".formatted(program, conference, tag, format);
        }

        /** In the form the caller accepts. */
        public Buffer body(String acceptEncoding) {
            return Encodings.gzip(acceptEncoding) ? gzip : plain;
        }
    }

    private final Vertx vertx;
    private final Programs programs;
    private final SchedulePages schedules;
    private final Standings standings;
    private final Known<Key, ExportFile> files;
    private final Known<Noted, ExportFile> noted;

    ExportFiles(Vertx vertx, Programs programs, SchedulePages schedules, Standings standings) {
        this.vertx = vertx;
        this.programs = programs;
        this.schedules = schedules;
        this.standings = standings;
        files = Known.<Key, ExportFile>named("web.exports")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, ExportFile::weight)
                .about(ExportFile::organizationId)
                .in(vertx);
        noted = Known.<Noted, ExportFile>named("web.noted-exports")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, ExportFile::weight)
                .about(ExportFile::organizationId)
                .in(vertx);
    }

    /** The versions of program and conference tell of everything but what is said of its speakers. */
    ExportFiles listen(Listening listening) {
        listening.on(
                event -> forget(event.organizationId()),
                SpeakerEvents.SpeakerUpdated.class,
                SpeakerEvents.SpeakerDeleted.class,
                SpeakerEvents.SpeakersMerged.class);
        return this;
    }

    private void forget(UUID organizationId) {
        files.forgetAbout(organizationId);
        noted.forgetAbout(organizationId);
    }

    /** The file as everybody who sees the conference gets it, with what staff say of its sessions. */
    public Future<ExportFile> file(Conference conference, ExportFormat format) {
        return published(conference, format)
                .compose(file -> LiveNotes.fit(format)
                        ? standings.of(conference).compose(states -> noted(conference, file, states))
                        : Future.succeededFuture(file));
    }

    private Future<ExportFile> noted(Conference conference, ExportFile file, List<LiveState> states) {
        Noted wanted = new Noted(new Key(conference.id(), file.format()), file.etag(), states);
        return states.isEmpty()
                ? Future.succeededFuture(file)
                : noted.get(wanted, any -> vertx.executeBlocking(() -> file.noted(states), false));
    }

    private Future<ExportFile> published(Conference conference, ExportFormat format) {
        Key key = new Key(conference.id(), format);
        return schedules.version(conference).compose(version -> files.get(key, wanted -> make(conference, format))
                .compose(file -> file.isOf(version, conference)
                        ? Future.succeededFuture(file)
                        : renewed(key, file, conference)));
    }

    private Future<ExportFile> renewed(Key key, ExportFile outdated, Conference conference) {
        files.forget(key, outdated);
        return files.get(key, wanted -> make(conference, wanted.format()));
    }

    private Future<ExportFile> make(Conference conference, ExportFormat format) {
        return programs.of(Caller.SYSTEM, conference)
                .ask(ExchangeService.class, exchange -> exchange.exportProgram(Caller.SYSTEM, format))
                .compose(export -> vertx.executeBlocking(() -> ExportFile.of(conference, export), false));
    }
}
