package io.plenary.demo;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportState;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.speakers.ResolvedSpeaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The program of the demo conference: imported like any other, then completed with what the format cannot say. */
final class DemoProgram {

    private static final long POLL_MILLIS = 200;
    private static final int POLLS = 300;
    /** The scope in which schedule files name persons by guid. */
    private static final String GUID = "guid";

    private final Vertx vertx;
    private final Proxies proxies;
    private final Conference conference;

    DemoProgram(Vertx vertx, Proxies proxies, Conference conference) {
        this.vertx = vertx;
        this.proxies = proxies;
        this.conference = conference;
    }

    Future<Void> load(DemoFiles.Conference described) {
        return importSchedule()
                .compose(imported -> furnishRooms(described.rooms()))
                .compose(furnished -> introduceSpeakers(DemoFiles.speakers()));
    }

    private Future<ImportJob> importSchedule() {
        ExchangeService exchange = proxies.of(ExchangeService.class, ExchangeService.address(conference.id()));
        byte[] file = DemoFiles.schedule();
        UUID id = Demo.id("import");
        return exchange.openImport(Caller.SYSTEM, new ImportRequest(id, ImportFormat.XML, "schedule.xml", file.length))
                .compose(job ->
                        job.state() == ImportState.UPLOADING ? send(exchange, id, file) : Future.succeededFuture(job))
                .compose(job -> finished(exchange, id, POLLS));
    }

    private static Future<ImportJob> send(ExchangeService exchange, UUID id, byte[] file) {
        return exchange.sendChunk(Caller.SYSTEM, new ImportChunk(id, 0, file))
                .compose(sent -> exchange.startImport(Caller.SYSTEM, id));
    }

    private Future<ImportJob> finished(ExchangeService exchange, UUID id, int polls) {
        return exchange.getImport(Caller.SYSTEM, id).compose(job -> switch (job.state()) {
            case SUCCEEDED -> Future.succeededFuture(job);
            case FAILED -> Future.failedFuture(new IllegalStateException("The demo's import failed: " + job.error()));
            default ->
                polls == 0
                        ? Future.failedFuture(new IllegalStateException("The demo's import does not end"))
                        : vertx.timer(POLL_MILLIS).compose(waited -> finished(exchange, id, polls - 1));
        });
    }

    private Future<Void> furnishRooms(List<DemoFiles.Room> described) {
        LayoutService layout = proxies.of(LayoutService.class, LayoutService.address(conference.id()));
        Map<String, DemoFiles.Room> byName =
                described.stream().collect(Collectors.toMap(DemoFiles.Room::name, Function.identity()));
        return layout.getRooms(Caller.SYSTEM)
                .compose(rooms -> Demo.inSequence(rooms, room -> furnish(layout, room, byName)));
    }

    private static Future<?> furnish(LayoutService layout, Room room, Map<String, DemoFiles.Room> byName) {
        DemoFiles.Room described = byName.get(room.name());
        JsonObject patch = new JsonObject()
                .put("capacity", described.capacity())
                .put("description", "Level " + described.level() + ". " + described.description());
        return layout.updateRoom(Caller.SYSTEM, room.id(), new MergePatch(patch), null);
    }

    private Future<Void> introduceSpeakers(List<DemoFiles.Speaker> described) {
        SpeakersService speakers = proxies.of(SpeakersService.class, SpeakersService.ADDRESS);
        List<SpeakerClaim> claims = described.stream()
                .map(speaker -> new SpeakerClaim(GUID, speaker.guid().toString(), speaker.name(), null, null, null))
                .toList();
        Map<String, DemoFiles.Speaker> byGuid = described.stream()
                .collect(Collectors.toMap(speaker -> speaker.guid().toString(), Function.identity()));
        return speakers.resolveSpeakers(Caller.SYSTEM, conference.organizationId(), claims)
                .compose(resolved -> Demo.inSequence(resolved, one -> introduce(speakers, one, byGuid)));
    }

    private Future<?> introduce(SpeakersService speakers, ResolvedSpeaker one, Map<String, DemoFiles.Speaker> byGuid) {
        DemoFiles.Speaker described = byGuid.get(one.externalId());
        JsonObject patch =
                new JsonObject().put("affiliation", described.affiliation()).put("biography", described.biography());
        return speakers.updateSpeaker(
                Caller.SYSTEM, conference.organizationId(), one.speakerId(), new MergePatch(patch), null);
    }
}
