package io.plenary.services.conferences;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.LifecycleAction;
import io.plenary.contracts.events.Event;
import io.plenary.testing.ConferenceDraft;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConferencesServiceTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    private static TestNode node;
    private static ConferencesService conferences;

    private final Caller organizer = holding(OrganizationRole.ORGANIZER, ORGANIZATION);
    private final Caller owner = holding(OrganizationRole.OWNER, ORGANIZATION);
    private final Caller staff = holding(OrganizationRole.STAFF, ORGANIZATION);
    private final Caller member = holding(OrganizationRole.MEMBER, ORGANIZATION);
    private final Caller stranger = holding(OrganizationRole.OWNER, UUID.randomUUID());

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
    void anAddedConferenceIsADraftWithEverythingGivenAndDefaults() {
        Conference asked = ConferenceDraft.of(ORGANIZATION);
        Conference saved = await(conferences.addConference(organizer, asked));

        assertThat(saved)
                .usingRecursiveComparison()
                .ignoringFields("acronym", "status", "createdAt", "updatedAt", "version", "approvedAt")
                .isEqualTo(asked);
        assertThat(saved.status()).isEqualTo(ConferenceStatus.DRAFT);
        assertThat(saved.acronym()).isEqualTo(asked.slug());
        assertThat(saved.version()).isEqualTo(1);
        assertThat(await(conferences.getConferenceDetails(staff, asked.slug()))).isEqualTo(saved);
        assertThat(await(conferences.getConferenceDetails(staff, asked.id().toString())))
                .isEqualTo(saved);
    }

    @Test
    void onlyOrganizersOfTheOrganizationAddConferences() {
        Conference asked = ConferenceDraft.of(ORGANIZATION);

        assertRefused(Refusal.UNAUTHENTICATED, () -> conferences.addConference(Caller.ANONYMOUS, asked));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.addConference(staff, asked));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.addConference(member, asked));
        assertRefused(Refusal.FORBIDDEN, () -> conferences.addConference(stranger, asked));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.getConferenceDetails(ADMIN, asked.slug()));
    }

    @Test
    void aConferenceOfAnOrganizationThatDoesNotExistIsRefused() {
        Conference asked = ConferenceDraft.of(FakeOrganizations.MISSING);

        assertRefused(Refusal.INVALID, () -> conferences.addConference(ADMIN, asked));
    }

    @Test
    void aFaultyConferenceIsNotSaved() {
        Conference asked = ConferenceDraft.of(ORGANIZATION, "Not a slug", null);

        assertRefused(Refusal.INVALID, () -> conferences.addConference(organizer, asked));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> conferences.getConferenceDetails(ADMIN, asked.id().toString()));
    }

    @Test
    void theSameRequestAgainAddsNoSecondConference() {
        Queue<Event> announced = node.listen(ConferenceEvents.ConferenceAdded.class);
        Conference asked = ConferenceDraft.of(ORGANIZATION);
        Conference saved = await(conferences.addConference(organizer, asked));

        assertThat(await(conferences.addConference(organizer, asked))).isEqualTo(saved);
        await().untilAsserted(() -> assertThat(announced)
                .filteredOn(event -> asked.id().equals(event.conferenceId()))
                .hasSize(1));
    }

    @Test
    void anIdInUseIsRefusedForAnotherConference() {
        Conference first = add(organizer);
        JsonObject renamed = new JsonObject(ConferenceDraft.of(ORGANIZATION).toJson())
                .put("id", first.id().toString());
        Conference other = Json.read(renamed.encode(), Conference.class);

        assertRefused(Refusal.CONFLICT, () -> conferences.addConference(organizer, other));
    }

    @Test
    void aSlugIsTakenAlsoByADraftTheCallerDoesNotSee() {
        Conference first = add(organizer);
        UUID elsewhere = UUID.randomUUID();
        Caller other = holding(OrganizationRole.ORGANIZER, elsewhere);

        assertRefused(
                Refusal.CONFLICT,
                () -> conferences.addConference(other, ConferenceDraft.of(elsewhere, first.slug(), null)));
    }

    @Test
    void ofManyConferencesWithOneSlugExactlyOneIsAdded() {
        String slug = ConferenceDraft.of(ORGANIZATION).slug();
        List<Future<Conference>> additions = IntStream.range(0, 8)
                .mapToObj(i -> conferences.addConference(organizer, ConferenceDraft.of(ORGANIZATION, slug, null)))
                .toList();
        await(Future.join(additions).otherwiseEmpty());

        assertThat(additions.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(additions.stream().filter(Future::failed).map(Future::cause)).allMatch(Refusal.CONFLICT::is);
    }

    @Test
    void ofManyIdenticalRequestsAtOnceAllGetTheSameConference() {
        Conference asked = ConferenceDraft.of(ORGANIZATION);
        List<Future<Conference>> additions = IntStream.range(0, 8)
                .mapToObj(i -> conferences.addConference(organizer, asked))
                .toList();
        await(Future.join(additions));

        assertThat(additions.stream().map(Future::result).distinct()).hasSize(1);
    }

    @Test
    void aDraftExistsOnlyForStaff() {
        Conference draft = add(organizer);

        assertThat(await(conferences.getConferenceDetails(staff, draft.slug()))).isEqualTo(draft);
        assertThat(await(conferences.getConferenceDetails(ADMIN, draft.slug()))).isEqualTo(draft);
        assertRefused(Refusal.NOT_FOUND, () -> conferences.getConferenceDetails(Caller.ANONYMOUS, draft.slug()));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.getConferenceDetails(member, draft.slug()));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.getConferenceDetails(stranger, draft.slug()));
    }

    @Test
    void publishedAndArchivedConferencesAreSeenByEverybody() {
        Conference draft = add(organizer);
        Conference published = lead(draft, LifecycleAction.PUBLISH);
        assertThat(await(conferences.getConferenceDetails(Caller.ANONYMOUS, draft.slug())))
                .isEqualTo(published);

        Conference archived = lead(draft, LifecycleAction.ARCHIVE);
        assertThat(await(conferences.getConferenceDetails(stranger, draft.slug())))
                .isEqualTo(archived);
    }

    @Test
    void onlyOrganizersUpdate() {
        Conference published = lead(add(organizer), LifecycleAction.PUBLISH);
        Conference draft = add(organizer);
        MergePatch patch = patch("title", "Taken over");

        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> conferences.updateConference(Caller.ANONYMOUS, published.id(), patch, null));
        for (Caller caller : List.of(staff, member, stranger)) {
            assertRefused(Refusal.FORBIDDEN, () -> conferences.updateConference(caller, published.id(), patch, null));
        }
        assertRefused(Refusal.FORBIDDEN, () -> conferences.updateConference(staff, draft.id(), patch, null));
        assertRefused(Refusal.NOT_FOUND, () -> conferences.updateConference(stranger, draft.id(), patch, null));
        assertThat(await(conferences.getConferenceDetails(ADMIN, published.slug())))
                .isEqualTo(published);
    }

    @Test
    void slugOrganizationAndDeletionCannotBePatched() {
        Conference conference = add(organizer);

        for (String member : List.of("id", "slug", "organizationId", "deleteAfter", "version")) {
            assertRefused(
                    Refusal.INVALID,
                    () -> conferences.updateConference(organizer, conference.id(), patch(member, null), null));
        }
        assertRefused(
                Refusal.INVALID,
                () -> conferences.updateConference(organizer, conference.id(), patch("status", "DELETED"), null));
        assertRefused(
                Refusal.INVALID,
                () -> conferences.updateConference(organizer, conference.id(), patch("status", null), null));
        assertRefused(
                Refusal.INVALID,
                () -> conferences.updateConference(organizer, conference.id(), patch("startDate", "soon"), null));
    }

    @Test
    void aRemovedAcronymBecomesTheDefault() {
        Conference conference = update(add(organizer), "acronym", "HARBOR");

        assertThat(update(conference, "acronym", null).acronym()).isEqualTo(conference.slug());
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersionAndAnnouncesNothing() {
        Queue<Event> announced = node.listen(ConferenceEvents.ConferenceUpdated.class);
        Conference conference = add(organizer);

        assertThat(update(conference, "title", conference.title())).isEqualTo(conference);
        Conference changed = update(conference, "title", "New title");
        assertThat(changed.version()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(announced)
                .filteredOn(event -> conference.id().equals(event.conferenceId()))
                .extracting(event -> Conference.fromJson(event.payload().encode()))
                .containsExactly(changed));
    }

    @Test
    void ofFiftyUpdatesWithOneVersionExactlyOneWins() {
        Conference conference = add(organizer);
        List<Future<Conference>> updates = IntStream.range(0, 50)
                .mapToObj(
                        i -> conferences.updateConference(organizer, conference.id(), patch("title", "Title " + i), 1L))
                .toList();
        await(Future.join(updates).otherwiseEmpty());

        assertThat(updates.stream().filter(Future::succeeded)).hasSize(1);
        // Whoever waited too long for a connection, of which there are not fifty, was not even looked at.
        assertThat(updates.stream().filter(Future::failed).map(Future::cause))
                .allMatch(cause -> Refusal.STALE.is(cause) || Refusal.UNAVAILABLE.is(cause));
    }

    @Test
    void onlyAdministratorsCountConferences() {
        long before = await(conferences.countConferences(ADMIN));
        add(organizer);

        assertThat(await(conferences.countConferences(Caller.SYSTEM))).isEqualTo(before + 1);
        assertRefused(Refusal.FORBIDDEN, () -> conferences.countConferences(owner));
    }

    private static Conference add(Caller caller) {
        return await(conferences.addConference(caller, ConferenceDraft.of(ORGANIZATION)));
    }

    private Conference update(Conference conference, String member, Object value) {
        return await(conferences.updateConference(organizer, conference.id(), patch(member, value), null));
    }

    private Conference lead(Conference conference, LifecycleAction action) {
        return await(conferences.transitionConference(owner, conference.id(), action, null, null));
    }

    private static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }

    private static Caller holding(OrganizationRole role, UUID organizationId) {
        return new Caller(UUID.randomUUID(), null, Map.of(organizationId, role));
    }
}
