package io.plenary.services.conferences;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.conferences.EndpointPage;
import io.plenary.contracts.events.Event;
import io.plenary.testing.ConferenceDraft;
import io.plenary.testing.TestNode;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConferenceDeletionTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    private static TestNode node;
    private static ConferencesService conferences;

    private final Caller owner = holding(OrganizationRole.OWNER, ORGANIZATION);
    private final Caller organizer = holding(OrganizationRole.ORGANIZER, ORGANIZATION);
    private final Caller stranger = holding(OrganizationRole.OWNER, UUID.randomUUID());
    private final Instant later = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

    @BeforeAll
    static void start() {
        node = new TestNode().deploy(ConferencesVerticle::new);
        FakeOrganizations.standIn(node);
        conferences = node.proxy(ConferencesService.class, ConferencesService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aDeletedConferenceExistsOnlyForThoseWhoMayRestoreIt() {
        Conference conference = add(ConferenceStatus.PUBLISHED);
        Conference deleted = await(conferences.deleteConference(owner, conference.id(), later));

        assertThat(deleted.status()).isEqualTo(ConferenceStatus.DELETED);
        assertThat(deleted.deleteAfter()).isEqualTo(later);
        assertThat(await(conferences.getConferenceDetails(owner, conference.slug())))
                .isEqualTo(deleted);
        assertThat(await(conferences.getConferenceDetails(ADMIN, conference.slug())))
                .isEqualTo(deleted);
        for (Caller caller : List.of(organizer, stranger, Caller.ANONYMOUS)) {
            assertRefused(Refusal.NOT_FOUND, () -> conferences.getConferenceDetails(caller, conference.slug()));
        }
    }

    @Test
    void onlyOwnersDelete() {
        Conference published = add(ConferenceStatus.PUBLISHED);
        Conference draft = add(ConferenceStatus.DRAFT);

        assertRefused(
                Refusal.UNAUTHENTICATED, () -> conferences.deleteConference(Caller.ANONYMOUS, published.id(), later));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.deleteConference(organizer, published.id(), later));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.deleteConference(stranger, published.id(), later));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.deleteConference(stranger, draft.id(), later));
        assertRefused(Refusal.INVALID, () -> conferences.deleteConference(owner, published.id(), null));
        assertThat(await(conferences.getConferenceDetails(ADMIN, published.slug())))
                .isEqualTo(published);
    }

    @Test
    void deletingAgainKeepsTheEarlierMoment() {
        Queue<Event> announced = node.listen(ConferenceEvents.ConferenceDeleted.class);
        Conference conference = add(ConferenceStatus.DRAFT);
        Conference deleted = await(conferences.deleteConference(owner, conference.id(), later));

        assertThat(await(conferences.deleteConference(owner, conference.id(), later.plusSeconds(60))))
                .isEqualTo(deleted);
        Instant earlier = later.minusSeconds(60);
        assertThat(await(conferences.deleteConference(owner, conference.id(), earlier))
                        .deleteAfter())
                .isEqualTo(earlier);
        await().untilAsserted(() -> assertThat(announced)
                .filteredOn(event -> conference.id().equals(event.conferenceId()))
                .hasSize(2));
    }

    @Test
    void aDeletedConferenceIsNotChanged() {
        Conference deleted = await(
                conferences.deleteConference(owner, add(ConferenceStatus.DRAFT).id(), later));
        MergePatch patch = new MergePatch(new JsonObject().put("status", "PUBLISHED"));

        assertRefused(Refusal.CONFLICT, () -> conferences.updateConference(owner, deleted.id(), patch, null));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.updateConference(organizer, deleted.id(), patch, null));
    }

    @Test
    void aDeletedConferenceKeepsItsSlugUntilItIsPurged() {
        Conference conference = add(ConferenceStatus.DRAFT);
        await(conferences.deleteConference(owner, conference.id(), Instant.now()));
        Conference successor = ConferenceDraft.of(ORGANIZATION, conference.slug(), null);

        assertRefused(Refusal.CONFLICT, () -> conferences.addConference(organizer, successor));
        await(conferences.purgeConference(Caller.SYSTEM, conference.id()));
        assertThat(await(conferences.addConference(organizer, successor)).slug())
                .isEqualTo(conference.slug());
    }

    @Test
    void aRestoredConferenceIsADraft() {
        Conference conference = add(ConferenceStatus.PUBLISHED);
        await(conferences.deleteConference(owner, conference.id(), later));

        assertRefused(Refusal.NOT_FOUND, () -> conferences.restoreConference(organizer, conference.id()));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.restoreConference(stranger, conference.id()));
        Conference restored = await(conferences.restoreConference(owner, conference.id()));
        assertThat(restored.status()).isEqualTo(ConferenceStatus.DRAFT);
        assertThat(restored.deleteAfter()).isNull();
        assertRefused(Refusal.CONFLICT, () -> conferences.restoreConference(owner, conference.id()));
    }

    @Test
    void afterTheGracePeriodNothingIsRestored() {
        Conference conference = add(ConferenceStatus.DRAFT);
        await(conferences.deleteConference(owner, conference.id(), Instant.now()));

        assertRefused(Refusal.CONFLICT, () -> conferences.restoreConference(owner, conference.id()));
    }

    @Test
    void onlyWhatCannotComeBackIsRetired() {
        Conference published = add(ConferenceStatus.PUBLISHED);
        await(conferences.registerEndpoint(Caller.SYSTEM, endpoint(published)));
        assertRefused(Refusal.CONFLICT, () -> conferences.retireConference(Caller.SYSTEM, published.id()));
        await(conferences.deleteConference(owner, published.id(), later));
        assertRefused(Refusal.CONFLICT, () -> conferences.retireConference(Caller.SYSTEM, published.id()));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.retireConference(ADMIN, published.id()));
        await(conferences.restoreConference(owner, published.id()));
        assertThat(await(conferences.findConferenceEndpoint(owner, published.slug())))
                .isNotNull();

        await(conferences.deleteConference(owner, published.id(), Instant.now()));
        await(conferences.retireConference(Caller.SYSTEM, published.id()));
        await(conferences.retireConference(Caller.SYSTEM, published.id()));
        await(conferences.retireConference(Caller.SYSTEM, UUID.randomUUID()));
        assertRefused(Refusal.CONFLICT, () -> conferences.restoreConference(owner, published.id()));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.findConferenceEndpoint(owner, published.slug()));
    }

    @Test
    void onlyConferencesWhoseGracePeriodEndedAreToBePurged() {
        Conference due = add(ConferenceStatus.DRAFT);
        Conference waiting = add(ConferenceStatus.DRAFT);
        await(conferences.deleteConference(owner, due.id(), Instant.now()));
        await(conferences.deleteConference(owner, waiting.id(), later));

        assertThat(await(conferences.conferencesToPurge(Caller.SYSTEM, later.plusSeconds(1))))
                .extracting(Conference::id)
                .contains(due.id())
                .doesNotContain(waiting.id());
        assertRefused(Refusal.CONFLICT, () -> conferences.purgeConference(Caller.SYSTEM, waiting.id()));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.conferencesToPurge(ADMIN, later));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.purgeConference(ADMIN, due.id()));
        await(conferences.purgeConference(Caller.SYSTEM, due.id()));
        await(conferences.purgeConference(Caller.SYSTEM, due.id()));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.getConferenceDetails(ADMIN, due.slug()));
    }

    @Test
    void anEndpointIsFoundByThoseWhoSeeTheConference() {
        Conference draft = add(ConferenceStatus.DRAFT);
        assertRefused(Refusal.NOT_FOUND, () -> conferences.findConferenceEndpoint(owner, draft.slug()));
        Endpoint registered = await(conferences.registerEndpoint(Caller.SYSTEM, endpoint(draft)));

        assertThat(registered)
                .usingRecursiveComparison()
                .ignoringFields("registeredAt")
                .isEqualTo(endpoint(draft));
        assertThat(await(conferences.findConferenceEndpoint(organizer, draft.slug())))
                .isEqualTo(registered);
        assertRefused(Refusal.NOT_FOUND, () -> conferences.findConferenceEndpoint(stranger, draft.slug()));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.findConferenceEndpoint(Caller.ANONYMOUS, draft.slug()));
    }

    @Test
    void anEndpointIsRegisteredOnceAndRetired() {
        Queue<Event> registrations = node.listen(ConferenceEvents.ConferenceEndpointRegistered.class);
        Queue<Event> retirements = node.listen(ConferenceEvents.ConferenceEndpointRetired.class);
        Conference conference = add(ConferenceStatus.PUBLISHED);
        Endpoint registered = await(conferences.registerEndpoint(Caller.SYSTEM, endpoint(conference)));
        assertThat(await(conferences.registerEndpoint(Caller.SYSTEM, endpoint(conference))))
                .isEqualTo(registered);

        await(conferences.retireEndpoint(Caller.SYSTEM, conference.id()));
        await(conferences.retireEndpoint(Caller.SYSTEM, conference.id()));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.findConferenceEndpoint(owner, conference.slug()));
        await().untilAsserted(() -> assertThat(retirements)
                .filteredOn(event -> conference.id().equals(event.conferenceId()))
                .hasSize(1));
        assertThat(registrations)
                .filteredOn(event -> conference.id().equals(event.conferenceId()))
                .hasSize(1);
    }

    @Test
    void onlyThePlatformHandlesEndpoints() {
        Conference conference = add(ConferenceStatus.PUBLISHED);

        assertRefused(Refusal.FORBIDDEN, () -> conferences.registerEndpoint(ADMIN, endpoint(conference)));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.retireEndpoint(owner, conference.id()));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.listEndpoints(ADMIN, null, 50));
    }

    @Test
    void aDeletedConferenceGetsNoEndpoint() {
        Conference deleted = await(
                conferences.deleteConference(owner, add(ConferenceStatus.DRAFT).id(), later));

        assertRefused(Refusal.CONFLICT, () -> conferences.registerEndpoint(Caller.SYSTEM, endpoint(deleted)));
    }

    @Test
    void pagesOfEndpointsHoldEachOfThemOnce() {
        List<Endpoint> registered = List.of(register("a1"), register("b2"), register("c3"));
        EndpointPage first = await(conferences.listEndpoints(Caller.SYSTEM, null, 2));
        EndpointPage rest = await(conferences.listEndpoints(Caller.SYSTEM, first.nextCursor(), 200));

        assertThat(first.items()).containsExactly(registered.get(0), registered.get(1));
        assertThat(rest.items()).startsWith(registered.get(2)).doesNotContainAnyElementsOf(first.items());
        assertThat(rest.nextCursor()).isNull();
    }

    @Test
    void rowLevelSecurityHidesEndpointsOfConferencesTheCallerDoesNotSee() {
        Conference draft = add(ConferenceStatus.DRAFT);
        await(conferences.registerEndpoint(Caller.SYSTEM, endpoint(draft)));

        assertThat(endpointsSeenBy(stranger)).doesNotContain(draft.id());
        assertThat(endpointsSeenBy(organizer)).contains(draft.id());
    }

    private static List<UUID> endpointsSeenBy(Caller caller) {
        return await(node.node()
                .databases()
                .open("conferences")
                .compose(database -> database.read(caller, sql -> sql.query("select conference_id from endpoints")
                        .execute()))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList()));
    }

    private Endpoint register(String slug) {
        Conference conference =
                await(conferences.addConference(organizer, ConferenceDraft.of(ORGANIZATION, slug, null)));
        return await(conferences.registerEndpoint(Caller.SYSTEM, endpoint(conference)));
    }

    private static Endpoint endpoint(Conference conference) {
        return new Endpoint(
                conference.id(),
                conference.organizationId(),
                conference.slug(),
                "address." + conference.id(),
                "db_" + conference.slug(),
                null);
    }

    private Conference add(ConferenceStatus status) {
        String slug = ConferenceDraft.of(ORGANIZATION).slug();
        return await(conferences.addConference(owner, ConferenceDraft.of(ORGANIZATION, slug, status)));
    }

    private static Caller holding(OrganizationRole role, UUID organizationId) {
        return new Caller(UUID.randomUUID(), null, Map.of(organizationId, role));
    }
}
