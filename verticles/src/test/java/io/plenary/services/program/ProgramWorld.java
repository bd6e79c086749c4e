package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.conferences.EndpointPage;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.PrintsService;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Settings;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A node that runs the program service, with the floors below it stood in for, and conferences to try it on. */
public final class ProgramWorld implements AutoCloseable {

    static final LocalDate FIRST_DAY = LocalDate.of(2027, 5, 18);

    /** Nodes of a test cannot ring each other. */
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final TestNode node;
    private final UUID organizationId = UUID.randomUUID();
    private final Map<UUID, Conference> conferences = new ConcurrentHashMap<>();
    private final Map<UUID, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final FakeSpeakers speakers = new FakeSpeakers();

    public ProgramWorld() {
        this(Settings.Pictures.NONE);
    }

    public ProgramWorld(Settings.Pictures pictures) {
        String prefix = "t" + UUID.randomUUID().toString().substring(0, 8);
        node = new TestNode(TestNode.settings(prefix, pictures));
        node.fake(ConferencesService.class, ConferencesService.ADDRESS, conferencesService());
        speakers.standIn(node);
        node.deploy(at -> new ProgramVerticle(at, SWEEP));
    }

    public TestNode node() {
        return node;
    }

    /** A second node on the same databases, which cannot speak with the first. */
    public TestNode join() {
        TestNode other = new TestNode(node.node().settings());
        other.fake(ConferencesService.class, ConferencesService.ADDRESS, conferencesService());
        speakers.standIn(other);
        return other.deploy(at -> new ProgramVerticle(at, SWEEP));
    }

    public FakeSpeakers speakers() {
        return speakers;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public Caller organizer() {
        return as(OrganizationRole.ORGANIZER);
    }

    public Caller as(OrganizationRole role) {
        return new Caller(UUID.randomUUID(), null, Map.of(organizationId, role));
    }

    /** An organizer of another organization. */
    public Caller foreigner() {
        return new Caller(UUID.randomUUID(), null, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
    }

    /** A published conference of three days with an empty program of its own. */
    public UUID conference() {
        return conference(ConferenceStatus.PUBLISHED);
    }

    public Conference known(UUID conferenceId) {
        return conferences.get(conferenceId);
    }

    public UUID conference(ConferenceStatus status) {
        UUID id = UUID.randomUUID();
        conferences.put(id, conference(id, organizationId, status, 1));
        ConferenceDatabase database = database(id);
        ProgramHostService host = node.proxy(ProgramHostService.class, ProgramHostService.ADDRESS);
        await(host.createDatabase(Caller.SYSTEM, database));
        await(host.migrateDatabase(Caller.SYSTEM, database));
        await(host.serve(Caller.SYSTEM, database));
        return id;
    }

    public ConferenceDatabase database(UUID conferenceId) {
        String slug = "c" + conferenceId.toString().substring(0, 8);
        return new ConferenceDatabase(
                conferenceId, organizationId, slug, node.node().databases().prefix() + "_conf_" + slug);
    }

    public void register(UUID conferenceId) {
        ConferenceDatabase database = database(conferenceId);
        endpoints.put(
                conferenceId,
                new Endpoint(
                        conferenceId,
                        organizationId,
                        database.slug(),
                        ProgramService.address(conferenceId),
                        database.databaseName(),
                        Instant.now()));
        announce("ConferenceEndpointRegistered", conferenceId);
    }

    public void retire(UUID conferenceId) {
        endpoints.remove(conferenceId);
        announce("ConferenceEndpointRetired", conferenceId);
    }

    public void setStatus(UUID conferenceId, ConferenceStatus status) {
        setStatusQuietly(conferenceId, status);
        announce("ConferenceUpdated", conferenceId);
    }

    /** As if the news of it were lost. */
    public void setStatusQuietly(UUID conferenceId, ConferenceStatus status) {
        conferences.computeIfPresent(
                conferenceId,
                (id, conference) -> conference(id, conference.organizationId(), status, conference.version() + 1));
    }

    private void announce(String type, UUID conferenceId) {
        Event event = new Event(
                UUID.randomUUID(), type, Instant.now(), organizationId, conferenceId, null, null, new JsonObject());
        node.vertx().eventBus().publish(Event.address(type), event.toJson());
    }

    public ProgramService program(UUID conferenceId) {
        return node.proxy(ProgramService.class, ProgramService.address(conferenceId));
    }

    public LayoutService layout(UUID conferenceId) {
        return node.proxy(LayoutService.class, LayoutService.address(conferenceId));
    }

    public ExchangeService exchange(UUID conferenceId) {
        return node.proxy(ExchangeService.class, ExchangeService.address(conferenceId));
    }

    public PicturesService pictures(UUID conferenceId) {
        return node.proxy(PicturesService.class, PicturesService.address(conferenceId));
    }

    public DraftService draft(UUID conferenceId) {
        return node.proxy(DraftService.class, DraftService.address(conferenceId));
    }

    public ReleasesService releases(UUID conferenceId) {
        return node.proxy(ReleasesService.class, ReleasesService.address(conferenceId));
    }

    public PreviewsService previews(UUID conferenceId) {
        return node.proxy(PreviewsService.class, PreviewsService.address(conferenceId));
    }

    public PrintsService prints(UUID conferenceId) {
        return node.proxy(PrintsService.class, PrintsService.address(conferenceId));
    }

    /** The conference's database itself. */
    public Database store(UUID conferenceId) {
        var databases = node.node().databases();
        return databases.openConference(
                databases.addressOfConference("main", database(conferenceId).databaseName()));
    }

    /** The program service's own database. */
    public Database host() {
        return await(node.node().databases().open("program", "programhost"));
    }

    private ConferencesService conferencesService() {
        return (ConferencesService) Proxy.newProxyInstance(
                ConferencesService.class.getClassLoader(),
                new Class<?>[] {ConferencesService.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getConferenceDetails" -> details((String) arguments[1]);
                    case "updateConference" -> describe((UUID) arguments[1], (MergePatch) arguments[2]);
                    case "listEndpoints" ->
                        Future.succeededFuture(new EndpointPage(List.copyOf(endpoints.values()), null));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Future<Conference> describe(UUID id, MergePatch patch) {
        return Future.succeededFuture(conferences.computeIfPresent(
                id, (same, conference) -> patch.applyTo(conference, Conference.class, Set.of("venue", "city"))));
    }

    private Future<Conference> details(String id) {
        Conference found = conferences.get(UUID.fromString(id));
        return found == null
                ? Future.failedFuture(Refusal.NOT_FOUND.because("There is no such conference."))
                : Future.succeededFuture(found);
    }

    private Conference conference(UUID id, UUID organization, ConferenceStatus status, long version) {
        return new Conference(
                id,
                organization,
                database(id).slug(),
                "CONF",
                "A conference",
                null,
                null,
                FIRST_DAY,
                FIRST_DAY.plusDays(2),
                "Europe/Lisbon",
                null,
                null,
                null,
                "https://conf.example.org",
                null,
                status,
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                version,
                null,
                null,
                null);
    }

    @Override
    public void close() {
        node.close();
    }
}
