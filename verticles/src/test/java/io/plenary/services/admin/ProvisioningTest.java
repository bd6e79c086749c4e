package io.plenary.services.admin;

import static io.plenary.services.admin.AdminStage.ORGANIZER;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.AdminEvents;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.admin.ProvisioningStep;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ProgramService;
import io.plenary.testing.ConferenceDraft;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    static final List<ProvisioningState> WHOLE_WAY = List.of(
            ProvisioningState.REQUESTED,
            ProvisioningState.DATABASE_CREATED,
            ProvisioningState.MIGRATED,
            ProvisioningState.SERVICE_UP,
            ProvisioningState.ENDPOINT_REGISTERED,
            ProvisioningState.READY);

    private static AdminStage stage;

    @BeforeAll
    static void start() {
        stage = new AdminStage(Duration.ofSeconds(10), 4).deployTwice();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aConferenceIsSavedAndBecomesReadyStepByStep() {
        NewConference request = AdminStage.request();
        Provisioning answer = await(stage.admin.triggerAddConference(ORGANIZER, request));
        assertThat(answer.state()).isEqualTo(ProvisioningState.REQUESTED);
        assertThat(answer.conference()).isEqualTo(stage.conference(answer));
        assertThat(answer.conference().status()).isEqualTo(ConferenceStatus.DRAFT);

        Provisioning ready = stage.reaches(answer, ProvisioningState.READY);
        assertThat(ready.steps()).extracting(ProvisioningStep::state).isEqualTo(WHOLE_WAY);
        assertThat(ready.steps()).extracting(ProvisioningStep::reachedAt).isSorted();
        assertThat(ready.requestedBy()).isEqualTo(ORGANIZER.userId());
        assertThat(stage.databases.effectsOn(stage.databaseOf(ready))).containsExactly("create", "migrate", "serve");
    }

    @Test
    void theEndpointOfAReadyConferenceIsKnown() {
        Provisioning ready = stage.addReady();
        Endpoint endpoint = await(stage.realConferences().findConferenceEndpoint(ORGANIZER, ready.slug()));

        assertThat(endpoint.address()).isEqualTo(ProgramService.address(ready.conferenceId()));
        assertThat(endpoint.databaseName()).isEqualTo(stage.databaseOf(ready));
    }

    @Test
    void whoListensLearnsOnceThatTheConferenceIsReady() {
        Queue<Event> announced = stage.node.listen(AdminEvents.ConferenceProvisioned.class);
        Provisioning ready = stage.addReady();

        await().untilAsserted(() -> assertThat(announced)
                .filteredOn(event -> ready.conferenceId().equals(event.conferenceId()))
                .extracting(event -> event.payload().getString("slug"), Event::actorId)
                .containsExactly(tuple(ready.slug(), ORGANIZER.userId())));
    }

    @Test
    void theSameRequestAgainMakesNothingTwice() {
        NewConference request = AdminStage.request();
        Provisioning ready =
                stage.reaches(await(stage.admin.triggerAddConference(ORGANIZER, request)), ProvisioningState.READY);

        assertThat(await(stage.admin.triggerAddConference(ORGANIZER, request))).isEqualTo(ready);
    }

    @Test
    void theSameRequestManyTimesAtOnceMakesOneConference() {
        NewConference request = AdminStage.request();
        List<Future<Provisioning>> answers = IntStream.range(0, 8)
                .mapToObj(i -> stage.admin.triggerAddConference(ORGANIZER, request))
                .toList();
        await(Future.join(answers));

        Provisioning ready = stage.reaches(answers.get(0).result(), ProvisioningState.READY);
        assertThat(stage.databases.effectsOn(stage.databaseOf(ready))).containsExactly("create", "migrate", "serve");
    }

    @Test
    void ofTwoRequestsForOneSlugExactlyOneWins() {
        String slug = ConferenceDraft.of(AdminStage.ORGANIZATION).slug();
        List<Future<Provisioning>> answers = IntStream.range(0, 2)
                .mapToObj(i -> stage.admin.triggerAddConference(
                        ORGANIZER,
                        new NewConference(UUID.randomUUID(), ConferenceDraft.of(AdminStage.ORGANIZATION, slug, null))))
                .toList();
        await(Future.join(answers).otherwiseEmpty());

        assertThat(answers.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(answers.stream().filter(Future::failed).map(Future::cause)).allMatch(Refusal.CONFLICT::is);
        answers.stream().filter(Future::succeeded).forEach(won -> stage.reaches(won.result(), ProvisioningState.READY));
    }

    @Test
    void whatIsRefusedLeavesNoTraceAndItsIdsCanBeUsedAgain() {
        NewConference faulty =
                new NewConference(UUID.randomUUID(), ConferenceDraft.of(AdminStage.ORGANIZATION, "No slug", null));
        assertRefused(Refusal.INVALID, () -> stage.admin.triggerAddConference(ORGANIZER, faulty));
        assertRefused(Refusal.NOT_FOUND, () -> stage.admin.getProvisioning(AdminStage.ADMIN, faulty.provisioningId()));

        NewConference mended = new NewConference(faulty.provisioningId(), ConferenceDraft.of(AdminStage.ORGANIZATION));
        Provisioning taken = await(stage.admin.triggerAddConference(ORGANIZER, mended));
        assertThat(taken.id()).isEqualTo(faulty.provisioningId());
        stage.reaches(taken, ProvisioningState.READY);
    }

    @Test
    void faultsOfAConferenceAreNamedOneByOne() {
        NewConference faulty = new NewConference(
                UUID.randomUUID(), ConferenceDraft.of(AdminStage.ORGANIZATION, "\0", ConferenceStatus.DELETED));
        Future<Provisioning> answer = stage.admin.triggerAddConference(ORGANIZER, faulty);
        await(answer.otherwiseEmpty());

        assertThat(Refusal.errors((ServiceException) answer.cause()))
                .extracting(error -> error.pointer())
                .containsExactly("/slug", "/acronym", "/status");
    }

    @Test
    void silenceOfAServiceIsWaitedOut() {
        stage.host.spoilNext("createDatabase", 2, Refusal.UNAVAILABLE.because("No node serves this."));
        stage.host.spoilNext("migrateDatabase", 2, Refusal.TOO_LATE.because("Too slow."));

        assertThat(stage.addReady().error()).isNull();
    }

    @Test
    void silenceThatDoesNotEndFailsAndARetryGoesOnAtThatStep() {
        Queue<Event> announced = stage.node.listen(AdminEvents.ConferenceProvisioningFailed.class);
        stage.host.spoilNext("migrateDatabase", 4, Refusal.UNAVAILABLE.because("No node serves this."));
        Provisioning failed = stage.reaches(stage.add(), ProvisioningState.FAILED);

        assertThat(failed.error()).isEqualTo("The tables of the database could not be made: No node serves this.");
        assertThat(failed.steps())
                .extracting(ProvisioningStep::state)
                .containsExactly(ProvisioningState.REQUESTED, ProvisioningState.DATABASE_CREATED);
        await().untilAsserted(() -> assertThat(announced)
                .filteredOn(event -> failed.conferenceId().equals(event.conferenceId()))
                .extracting(event -> event.payload().getString("error"))
                .containsExactly(failed.error()));

        Provisioning resumed = await(stage.admin.retryProvisioning(ORGANIZER, failed.id()));
        assertThat(resumed.state()).isEqualTo(ProvisioningState.DATABASE_CREATED);
        Provisioning ready = stage.reaches(failed, ProvisioningState.READY);
        assertThat(ready.steps()).extracting(ProvisioningStep::state).isEqualTo(WHOLE_WAY);
        assertThat(stage.databases.effectsOn(stage.databaseOf(ready))).containsExactly("create", "migrate", "serve");
    }

    @Test
    void aFaultOfTheMomentIsNotTheEnd() {
        stage.host.spoilNext("migrateDatabase", 2, new IllegalStateException("tuple concurrently updated"));

        assertThat(stage.addReady().error()).isNull();
    }

    @Test
    void aFaultThatStaysFailsAndShowsNoMoreThanItsNumber() {
        stage.host.spoilNext("createDatabase", 3, new IllegalStateException("relation \"secret\" does not exist"));
        Provisioning failed = stage.reaches(stage.add(), ProvisioningState.FAILED);

        assertThat(failed.error())
                .startsWith("The database could not be created: Something went wrong here. Incident ")
                .doesNotContain("secret");
        assertThat(failed.attempts()).isEqualTo(3);
    }

    @Test
    void onlyAFailedProvisioningIsRetried() {
        Provisioning ready = stage.addReady();

        assertRefused(Refusal.CONFLICT, () -> stage.admin.retryProvisioning(ORGANIZER, ready.id()));
    }

    @Test
    void manyConferencesAtOnceAreEachWorkedOnByOneWorkerAtATime() {
        List<Provisioning> added =
                IntStream.range(0, 12).mapToObj(i -> stage.add()).toList();
        added.forEach(provisioning -> stage.reaches(provisioning, ProvisioningState.READY));

        assertThat(added)
                .allSatisfy(provisioning -> assertThat(stage.databases.effectsOn(stage.databaseOf(provisioning)))
                        .containsExactly("create", "migrate", "serve"));
        assertThat(stage.databases.mostAtOnce()).isEqualTo(1);
    }
}
