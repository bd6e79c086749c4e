package io.plenary.services.admin;

import static io.plenary.services.admin.AdminStage.ADMIN;
import static io.plenary.services.admin.AdminStage.OWNER;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.Deletion;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.testing.ConferenceDraft;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RemovalTest {

    private static AdminStage stage;

    @BeforeAll
    static void start() {
        stage = new AdminStage(Duration.ofSeconds(4), 4).deployTwice();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aDeletedConferenceKeepsItsDatabaseForTheGracePeriodAndComesBack() {
        Provisioning ready = stage.addReady();
        Deletion deletion = await(stage.admin.triggerDeleteConference(OWNER, ready.conferenceId(), false));

        assertThat(deletion.purged()).isFalse();
        assertThat(Duration.between(Instant.now().plus(7, ChronoUnit.DAYS), deletion.deleteAfter())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(stage.conference(ready).status()).isEqualTo(ConferenceStatus.DELETED);

        Conference restored = await(stage.admin.triggerRestoreConference(OWNER, ready.conferenceId()));
        assertThat(restored.status()).isEqualTo(ConferenceStatus.DRAFT);
        assertThat(effects(ready)).containsExactly("create", "migrate", "serve");
        assertThat(await(stage.admin.getProvisioning(OWNER, ready.id())).state())
                .isEqualTo(ProvisioningState.READY);
    }

    @Test
    void deletingAgainAnswersTheSame() {
        Provisioning ready = stage.addReady();
        Deletion deletion = await(stage.admin.triggerDeleteConference(OWNER, ready.conferenceId(), false));

        assertThat(await(stage.admin.triggerDeleteConference(OWNER, ready.conferenceId(), false)))
                .isEqualTo(deletion);
    }

    @Test
    void onlyOwnersDeleteAndRestore() {
        Provisioning draft = stage.addReady();

        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.admin.triggerDeleteConference(Caller.ANONYMOUS, draft.conferenceId(), false));
        for (Caller caller : List.of(AdminStage.ORGANIZER, AdminStage.STAFF)) {
            assertRefused(
                    Refusal.FORBIDDEN, () -> stage.admin.triggerDeleteConference(caller, draft.conferenceId(), false));
        }
        for (Caller caller : List.of(AdminStage.MEMBER, AdminStage.STRANGER)) {
            assertRefused(
                    Refusal.NOT_FOUND, () -> stage.admin.triggerDeleteConference(caller, draft.conferenceId(), false));
            assertRefused(
                    Refusal.NOT_FOUND, () -> stage.admin.triggerDeleteConference(caller, draft.conferenceId(), true));
            assertRefused(Refusal.NOT_FOUND, () -> stage.admin.triggerRestoreConference(caller, draft.conferenceId()));
        }
        assertThat(stage.conference(draft).status()).isEqualTo(ConferenceStatus.DRAFT);
    }

    @Test
    void onlyAdministratorsPurge() {
        Provisioning ready = stage.addReady();

        assertRefused(Refusal.FORBIDDEN, () -> stage.admin.triggerDeleteConference(OWNER, ready.conferenceId(), true));
        assertThat(stage.conference(ready).status()).isEqualTo(ConferenceStatus.DRAFT);
    }

    @Test
    void aPurgeDropsTheDatabaseAndFreesTheSlug() {
        Provisioning ready = stage.addReady();
        Deletion deletion = await(stage.admin.triggerDeleteConference(ADMIN, ready.conferenceId(), true));

        assertThat(deletion.purged()).isTrue();
        assertThat(effects(ready)).containsExactly("create", "migrate", "serve", "drop");
        assertRefused(Refusal.NOT_FOUND, () -> stage.realConferences().getConferenceDetails(ADMIN, ready.slug()));
        Provisioning successor = stage.reaches(
                await(stage.admin.triggerAddConference(
                        OWNER,
                        new NewConference(
                                UUID.randomUUID(), ConferenceDraft.of(AdminStage.ORGANIZATION, ready.slug(), null)))),
                ProvisioningState.READY);
        assertThat(effects(successor))
                .containsExactly("create", "migrate", "serve", "drop", "create", "migrate", "serve");
    }

    @Test
    void aPurgeThatCameBeforeIsAnsweredAndTouchesNoSuccessor() {
        Provisioning ready = stage.addReady();
        await(stage.admin.triggerDeleteConference(ADMIN, ready.conferenceId(), true));
        int effects = effects(ready).size();

        assertThat(await(stage.admin.triggerDeleteConference(ADMIN, ready.conferenceId(), true))
                        .purged())
                .isTrue();
        assertThat(effects(ready)).hasSize(effects);
        assertRefused(Refusal.NOT_FOUND, () -> stage.admin.triggerDeleteConference(OWNER, ready.conferenceId(), true));
        assertRefused(Refusal.NOT_FOUND, () -> stage.admin.triggerDeleteConference(ADMIN, UUID.randomUUID(), true));
    }

    @Test
    void anAdministratorPurgesWhatWasDeletedBefore() {
        Provisioning ready = stage.addReady();
        await(stage.admin.triggerDeleteConference(OWNER, ready.conferenceId(), false));

        assertThat(await(stage.admin.triggerDeleteConference(ADMIN, ready.conferenceId(), true))
                        .purged())
                .isTrue();
    }

    @Test
    void theSweepPurgesWhenTheGracePeriodEnded() {
        Provisioning ready = stage.addReady();
        await(stage.realConferences().deleteConference(OWNER, ready.conferenceId(), Instant.now()));

        awaitPurged(ready);
    }

    /** As is left where a node died while the conference came back, which was deleted again later. */
    @Test
    void aPurgeThatIsAskedForTooEarlyDropsNothing() {
        Provisioning ready = stage.addReady();
        Provisioning other = stage.addReady();
        await(stage.admin.triggerDeleteConference(OWNER, ready.conferenceId(), false));
        String job = " jobs where kind = 'purge' and id = '" + ready.conferenceId() + "'";
        stage.inDatabase("update jobs set due_at = now()" + job.substring(" jobs".length()));

        await(stage.admin.triggerDeleteConference(ADMIN, other.conferenceId(), true));

        await().until(() -> stage.inDatabase("select from" + job + " and due_at > now() + interval '6 days'") == 1);
        assertThat(effects(ready)).containsExactly("create", "migrate", "serve");
        assertThat(await(stage.admin.triggerRestoreConference(OWNER, ready.conferenceId()))
                        .status())
                .isEqualTo(ConferenceStatus.DRAFT);
    }

    @Test
    void aPurgeBrokenOffIsFinishedByTheSweep() {
        Provisioning ready = stage.addReady();
        // More than once: on a busy machine it may be tried again before the answer.
        stage.host.spoilNext("dropDatabase", 4, Refusal.UNAVAILABLE.because("No node serves this."));
        Deletion deletion = await(stage.admin.triggerDeleteConference(ADMIN, ready.conferenceId(), true));

        assertThat(deletion.purged()).isFalse();
        assertRefused(Refusal.CONFLICT, () -> stage.admin.triggerRestoreConference(OWNER, ready.conferenceId()));
        awaitPurged(ready);
    }

    @Test
    void aConferenceDeletedWhileItIsMadeStopsThereAndIsMadeToTheEndWhenItComesBack() {
        Promise<Void> goOn = Promise.promise();
        stage.host.spoilNext("migrateDatabase", call -> goOn.future().compose(now -> call.get()));
        Provisioning added = stage.reaches(stage.add(), ProvisioningState.DATABASE_CREATED);
        await(stage.admin.triggerDeleteConference(OWNER, added.conferenceId(), false));
        goOn.complete();

        Provisioning canceled = stage.reaches(added, ProvisioningState.CANCELLED);
        assertRefused(Refusal.CONFLICT, () -> stage.admin.retryProvisioning(OWNER, added.id()));
        assertThat(canceled.steps()).hasSize(2);
        await(stage.admin.triggerRestoreConference(OWNER, added.conferenceId()));
        stage.reaches(added, ProvisioningState.READY);
        assertThat(effects(added)).containsExactly("create", "migrate", "serve");
    }

    @Test
    void aPurgeWaitsForTheStepThatIsInWork() {
        Promise<Void> goOn = Promise.promise();
        stage.host.spoilNext("createDatabase", call -> goOn.future().compose(now -> call.get()));
        Provisioning added = stage.add();
        await().until(() -> stage.inDatabase(
                        "select from jobs where kind = 'provisioning' and holder is not null and due_at > now()")
                == 1);

        assertThat(await(stage.admin.triggerDeleteConference(ADMIN, added.conferenceId(), true))
                        .purged())
                .isFalse();
        assertThat(effects(added)).isEmpty();
        goOn.complete();
        awaitPurged(added);
        assertThat(effects(added)).containsExactly("create", "drop");
    }

    private static void awaitPurged(Provisioning provisioning) {
        await().untilAsserted(() -> assertRefused(
                Refusal.NOT_FOUND, () -> stage.realConferences().getConferenceDetails(ADMIN, provisioning.slug())));
        assertThat(effects(provisioning)).endsWith("drop");
    }

    private static List<String> effects(Provisioning provisioning) {
        return stage.databases.effectsOn(stage.databaseOf(provisioning));
    }
}
