package io.plenary.services.program;

import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.room;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.services.program.Samples.track;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ImportChunk;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportRequest;
import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.PreviewLinkDraft;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.PrintKind;
import io.plenary.contracts.program.PrintRequest;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ReleaseMode;
import io.plenary.contracts.program.ReleaseModeRequest;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.SessionsPatch;
import io.plenary.contracts.program.Track;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every method of every contract of a conference, asked by those who may not. */
class RightsTest {

    private static final SessionQuery ALL = new SessionQuery(null, null, null, null, null, null, null, null, 50);

    private static ProgramWorld world;
    private static UUID published;
    private static UUID draft;
    private static final Map<UUID, Session> SESSIONS = new TreeMap<>();
    private static final Map<UUID, Room> ROOMS = new TreeMap<>();
    private static final Map<UUID, Track> TRACKS = new TreeMap<>();
    private static final Map<UUID, UUID> IMPORTS = new TreeMap<>();

    @BeforeAll
    static void start() {
        world = new ProgramWorld();
        published = filled(ConferenceStatus.PUBLISHED);
        draft = filled(ConferenceStatus.DRAFT);
    }

    /** There is something to leak in everything that is asked for. */
    private static UUID filled(ConferenceStatus status) {
        UUID conference = world.conference(status);
        Caller organizer = world.organizer();
        Room room = await(world.layout(conference).createRoom(organizer, room("Hall", 0)));
        ROOMS.put(conference, room);
        TRACKS.put(conference, await(world.layout(conference).createTrack(organizer, track("Systems", 0))));
        Session session = session("Secret plans", slot(18, "10:00", 30, room.id()));
        SESSIONS.put(
                conference,
                await(world.program(conference).createSession(organizer, session))
                        .session());
        // One release, and each change at once as before.
        Caller owner = world.as(OrganizationRole.OWNER);
        for (ReleaseMode mode : List.of(ReleaseMode.BY_HAND, ReleaseMode.EVERY_CHANGE)) {
            await(world.releases(conference).putReleaseMode(owner, new ReleaseModeRequest(mode, null, null)));
        }
        IMPORTS.put(
                conference,
                new Uploads(world.exchange(conference), organizer).send(new byte[] {1, 2, 3}, ImportFormat.XML));
        return conference;
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Map<String, Function<Caller, Future<?>>> reads(UUID conference) {
        ProgramService program = world.program(conference);
        LayoutService layout = world.layout(conference);
        UUID session = SESSIONS.get(conference).id();
        Map<String, Function<Caller, Future<?>>> calls = new TreeMap<>();
        calls.put("getSchedule", program::getSchedule);
        calls.put("programVersion", program::programVersion);
        calls.put("listContentItems", caller -> program.listContentItems(caller, ALL));
        calls.put("getContentItemDetails", caller -> program.getContentItemDetails(caller, session));
        calls.put("listChanges", caller -> program.listChanges(caller, 0, null, 50));
        calls.put("listAuthors", caller -> program.listAuthors(caller, null, null, 50));
        calls.put("checkSlot", caller -> program.checkSlot(caller, session, slot(18, "10:00", 30, null)));
        calls.put("getRooms", layout::getRooms);
        calls.put("getTracks", layout::getTracks);
        calls.put("getDays", layout::getDays);
        calls.put("getRules", layout::getRules);
        ReleasesService releases = world.releases(conference);
        calls.put("listReleases", caller -> releases.listReleases(caller, null, 50));
        calls.put("getRelease", caller -> releases.getRelease(caller, 1));
        calls.put("listReleaseChanges", caller -> releases.listReleaseChanges(caller, 1, null, null, 50));
        calls.put("releasedSchedule", caller -> releases.releasedSchedule(caller, 1));
        calls.put("releasedItem", caller -> releases.releasedItem(caller, 1, session));
        calls.put("exportProgram", caller -> world.exchange(conference).exportProgram(caller, ExportFormat.XML));
        PrintRequest booklet = new PrintRequest(PrintKind.PROGRAM, null, null, null, null, false);
        calls.put("askForPrint", caller -> world.prints(conference).askForPrint(caller, booklet));
        return calls;
    }

    private static Map<String, Function<Caller, Future<?>>> writes(UUID conference) {
        ProgramService program = world.program(conference);
        LayoutService layout = world.layout(conference);
        ExchangeService exchange = world.exchange(conference);
        UUID session = SESSIONS.get(conference).id();
        UUID room = ROOMS.get(conference).id();
        UUID track = TRACKS.get(conference).id();
        UUID importId = IMPORTS.get(conference);
        Map<String, Function<Caller, Future<?>>> calls = new TreeMap<>();
        calls.put("createSession", caller -> program.createSession(caller, session("New")));
        calls.put("updateSession", caller -> program.updateSession(caller, session, patch("title", "Taken"), null));
        calls.put("updateSessions", caller -> program.updateSessions(caller, cancelled(session)));
        calls.put("placeSession", caller -> program.placeSession(caller, session, slot(19, "10:00", 9, null), null));
        calls.put("unplaceSession", caller -> program.unplaceSession(caller, session, null));
        calls.put("deleteSession", caller -> program.deleteSession(caller, session, null));
        calls.put("createRoom", caller -> layout.createRoom(caller, room("New", 9)));
        calls.put("updateRoom", caller -> layout.updateRoom(caller, room, patch("name", "Taken"), null));
        calls.put("deleteRoom", caller -> layout.deleteRoom(caller, room));
        calls.put("createTrack", caller -> layout.createTrack(caller, track("New", 9)));
        calls.put("updateTrack", caller -> layout.updateTrack(caller, track, patch("name", "Taken"), null));
        calls.put("deleteTrack", caller -> layout.deleteTrack(caller, track));
        calls.put("putRules", caller -> layout.putRules(caller, Rules.DEFAULT));
        calls.put(
                "openImport",
                caller -> exchange.openImport(caller, new ImportRequest(UUID.randomUUID(), ImportFormat.XML, "x", 1)));
        calls.put("sendChunk", caller -> exchange.sendChunk(caller, new ImportChunk(importId, 0, new byte[] {9})));
        calls.put("startImport", caller -> exchange.startImport(caller, importId));
        calls.put("previewImport", caller -> exchange.previewImport(caller, importId, ImportRule.TAKE_FILE));
        calls.put("applyImport", caller -> exchange.applyImport(caller, importId));
        calls.put("discardImport", caller -> exchange.discardImport(caller, importId));
        calls.putAll(publishing(conference));
        return calls;
    }

    private static Map<String, Function<Caller, Future<?>>> publishing(UUID conference) {
        ReleasesService releases = world.releases(conference);
        PreviewsService previews = world.previews(conference);
        ReleaseModeRequest byHand = new ReleaseModeRequest(ReleaseMode.BY_HAND, null, null);
        ReleaseRequest all = new ReleaseRequest(null, null, null);
        PreviewLinkDraft link = new PreviewLinkDraft(UUID.randomUUID(), "Mine", 1);
        return Map.of(
                "putReleaseMode", caller -> releases.putReleaseMode(caller, byHand),
                "release", caller -> releases.release(caller, all, null),
                "rollBack", caller -> releases.rollBack(caller, 1, null, null),
                "previewLinks", previews::previewLinks,
                "createPreviewLink", caller -> previews.createPreviewLink(caller, link),
                "revokePreviewLink", caller -> previews.revokePreviewLink(caller, UUID.randomUUID()));
    }

    private static SessionsPatch cancelled(UUID session) {
        return new SessionsPatch(List.of(session), new JsonObject().put("status", "CANCELLED"));
    }

    private static Map<String, Function<Caller, Future<?>>> staffReads(UUID conference) {
        ExchangeService exchange = world.exchange(conference);
        Map<String, Function<Caller, Future<?>>> calls = new TreeMap<>(draftReads(conference));
        calls.put("getImport", caller -> exchange.getImport(caller, IMPORTS.get(conference)));
        calls.put(
                "listImportChanges",
                caller -> exchange.listImportChanges(caller, IMPORTS.get(conference), null, null, 50));
        PrintRequest sheets = new PrintRequest(PrintKind.DOOR_SHEETS, null, null, null, null, false);
        calls.put("askForPrint", caller -> world.prints(conference).askForPrint(caller, sheets));
        calls.put("listImports", caller -> exchange.listImports(caller, null, 50));
        calls.put("conflicts", world.program(conference)::conflicts);
        return calls;
    }

    private static Map<String, Function<Caller, Future<?>>> draftReads(UUID conference) {
        DraftService drafts = world.draft(conference);
        ReleasesService releases = world.releases(conference);
        UUID session = SESSIONS.get(conference).id();
        return Map.of(
                "draftVersion", drafts::draftVersion,
                "draftSchedule", drafts::draftSchedule,
                "draftItems", caller -> drafts.draftItems(caller, ALL),
                "draftItem", caller -> drafts.draftItem(caller, session),
                "draftRooms", drafts::draftRooms,
                "draftTracks", drafts::draftTracks,
                "draftRules", drafts::draftRules,
                "draftConflicts", drafts::draftConflicts,
                "draftState", releases::draftState,
                "listUnreleased", caller -> releases.listUnreleased(caller, null, null, 50));
    }

    private static void assertAll(
            Refusal expected, Map<String, Function<Caller, Future<?>>> calls, List<Caller> callers) {
        Map<String, Object> answers = new TreeMap<>();
        Map<String, Object> refused = new TreeMap<>();
        calls.forEach((name, call) -> callers.forEach(caller -> {
            Object outcome = await(call.apply(caller)
                    .<Object>map(answer -> "answered " + answer)
                    .recover(failure -> Future.succeededFuture(
                            Refusal.of(failure).<Object>map(refusal -> refusal).orElse(failure))));
            answers.put(name + " by " + callers.indexOf(caller), outcome);
            refused.put(name + " by " + callers.indexOf(caller), expected);
        }));
        assertThat(answers).isEqualTo(refused);
    }

    @Test
    void everybodyReadsAPublishedProgram() {
        reads(published).forEach((name, call) -> assertThat(call.apply(Caller.ANONYMOUS))
                .as(name)
                .satisfies(answer -> await((Future<?>) answer)));
    }

    @Test
    void aDraftExistsForItsStaffOnly() {
        List<Caller> others = List.of(
                Caller.ANONYMOUS, Caller.user(UUID.randomUUID()), world.foreigner(), world.as(OrganizationRole.MEMBER));

        assertAll(Refusal.NOT_FOUND, reads(draft), others);
        assertAll(Refusal.NOT_FOUND, writes(draft), others);
        assertAll(Refusal.NOT_FOUND, staffReads(draft), others);
        reads(draft).values().forEach(call -> await(call.apply(world.as(OrganizationRole.STAFF))));
    }

    @Test
    void onlyOrganizersChangeAProgram() {
        List<Caller> readers = List.of(
                Caller.user(UUID.randomUUID()),
                world.foreigner(),
                world.as(OrganizationRole.MEMBER),
                world.as(OrganizationRole.STAFF));

        assertAll(Refusal.UNAUTHENTICATED, writes(published), List.of(Caller.ANONYMOUS));
        assertAll(Refusal.FORBIDDEN, writes(published), readers);
        assertThat(await(world.program(published).getContentItemDetails(world.organizer(), sessionId(published))))
                .isEqualTo(SESSIONS.get(published));
    }

    @Test
    void onlyStaffSeesImports() {
        assertAll(Refusal.UNAUTHENTICATED, staffReads(published), List.of(Caller.ANONYMOUS));
        assertAll(
                Refusal.FORBIDDEN,
                staffReads(published),
                List.of(world.foreigner(), world.as(OrganizationRole.MEMBER)));
        staffReads(published).values().forEach(call -> await(call.apply(world.as(OrganizationRole.STAFF))));
    }

    @Test
    void anArchivedProgramIsReadButNotChanged() {
        UUID archived = filled(ConferenceStatus.PUBLISHED);
        world.setStatus(archived, ConferenceStatus.ARCHIVED);
        Awaitility.await()
                .untilAsserted(() -> assertRefused(
                        Refusal.CONFLICT, () -> writes(archived).get("putRules").apply(world.organizer())));

        assertAll(Refusal.CONFLICT, writes(archived), List.of(world.as(OrganizationRole.OWNER)));
        reads(archived).values().forEach(call -> await(call.apply(Caller.ANONYMOUS)));
    }

    @Test
    void aDeletedConferenceExistsForNobody() {
        UUID deleted = filled(ConferenceStatus.PUBLISHED);
        await(world.program(deleted).getSchedule(Caller.ANONYMOUS));
        world.setStatus(deleted, ConferenceStatus.DELETED);
        Awaitility.await()
                .untilAsserted(() -> assertRefused(
                        Refusal.NOT_FOUND, () -> world.program(deleted).getSchedule(world.organizer())));

        assertAll(Refusal.NOT_FOUND, reads(deleted), List.of(world.organizer(), Caller.SYSTEM));
        assertAll(Refusal.NOT_FOUND, writes(deleted), List.of(world.organizer(), Caller.SYSTEM));
    }

    @Test
    void whatFilesSayInPrivateIsForStaff() {
        UUID conference = world.conference();
        String file = new SampleFile()
                .event(UUID.randomUUID(), 1, "One", "10:00", "Hall")
                .toString()
                .replace("<subtitle>", "<diet>vegan</diet><subtitle>");
        new Uploads(world.exchange(conference), world.organizer()).run(file);
        ProgramService program = world.program(conference);

        assertThat(await(program.listContentItems(Caller.ANONYMOUS, ALL))
                        .items()
                        .get(0)
                        .extra())
                .isNull();
        Session forStaff = await(program.listContentItems(world.as(OrganizationRole.STAFF), ALL))
                .items()
                .get(0);
        assertThat(forStaff.extra().encode()).contains("vegan");
        assertThat(await(program.getContentItemDetails(world.foreigner(), forStaff.id()))
                        .extra())
                .isNull();
    }

    @Test
    void databasesAreForThePlatformOnly() {
        ProgramHostService host = world.node().proxy(ProgramHostService.class, ProgramHostService.ADDRESS);
        Caller admin = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

        assertAll(
                Refusal.FORBIDDEN,
                Map.of(
                        "createDatabase", caller -> host.createDatabase(caller, world.database(published)),
                        "migrateDatabase", caller -> host.migrateDatabase(caller, world.database(published)),
                        "serve", caller -> host.serve(caller, world.database(published)),
                        "dropDatabase", caller -> host.dropDatabase(caller, world.database(published))),
                List.of(Caller.ANONYMOUS, world.organizer(), admin));
    }

    private static UUID sessionId(UUID conference) {
        return SESSIONS.get(conference).id();
    }
}
