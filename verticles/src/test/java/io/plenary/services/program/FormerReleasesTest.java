package io.plenary.services.program;

import static io.plenary.services.program.Samples.credit;
import static io.plenary.services.program.Samples.patch;
import static io.plenary.services.program.Samples.session;
import static io.plenary.services.program.Samples.slot;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.DraftState;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseChange;
import io.plenary.contracts.program.ReleaseKind;
import io.plenary.contracts.program.ReleaseMode;
import io.plenary.contracts.program.ReleaseModeRequest;
import io.plenary.contracts.program.ReleasePage;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Unreleased;
import io.plenary.testing.TestNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was released before, and how drafts begin and end. */
class FormerReleasesTest extends ReleaseStage {

    @Test
    void everyReleaseStaysReadableUnderItsNumber() {
        Session talk = talk("First");
        byHand();
        rename(talk, "Second");
        release("Second");
        rename(talk, "Third");
        Session added = talk("Added");
        release("Third");
        await(program.deleteSession(organizer, added.id(), null));
        release("Fourth");

        ReleasePage newest = await(releases.listReleases(Caller.ANONYMOUS, null, 3));
        ReleasePage rest = await(releases.listReleases(Caller.ANONYMOUS, newest.nextCursor(), 3));

        assertThat(newest.items()).extracting(Release::number).containsExactly(4, 3, 2);
        assertThat(newest.items()).extracting(Release::note).containsExactly("Fourth", "Third", "Second");
        assertThat(newest.items()).allMatch(release -> release.releasedBy() == null);
        assertThat(rest.items()).extracting(Release::number).containsExactly(1);
        assertThat(await(releases.getRelease(organizer, 3)).releasedBy()).isEqualTo(organizer.userId());
        assertThat(titles(scheduleAt(1))).containsExactly("First");
        assertThat(titles(scheduleAt(2))).containsExactly("Second");
        assertThat(titles(scheduleAt(3))).containsExactlyInAnyOrder("Third", "Added");
        assertThat(titles(scheduleAt(4))).containsExactly("Third");
        assertThat(scheduleAt(4).sessions()).isEqualTo(schedule().sessions());
        assertThat(scheduleAt(4).version()).isEqualTo(version());
        assertThat(Session.fromJson(await(releases.releasedItem(Caller.ANONYMOUS, 2, talk.id()))
                                .json())
                        .description())
                .isEqualTo("All of <b>it</b>");
        assertThat(await(releases.listReleaseChanges(Caller.ANONYMOUS, 3, null, null, 10))
                        .items())
                .extracting(ReleaseChange::id, ReleaseChange::kinds)
                .containsExactlyInAnyOrder(
                        tuple(talk.id(), List.of(ReleaseKind.RENAMED)), tuple(added.id(), List.of(ReleaseKind.NEW)));
        assertRefused(Refusal.NOT_FOUND, () -> releases.releasedItem(Caller.ANONYMOUS, 4, added.id()));
        assertRefused(Refusal.NOT_FOUND, () -> releases.releasedSchedule(Caller.ANONYMOUS, 5));
        assertRefused(Refusal.NOT_FOUND, () -> releases.listReleaseChanges(Caller.ANONYMOUS, 0, null, null, 10));
    }

    @Test
    void whatOnlyTheStaffSawIsNobodyElsesLater() {
        open(ConferenceStatus.DRAFT);
        Session talk = talk("Secret");
        byHand();
        rename(talk, "Less secret");
        release("For us");
        rename(talk, "Public");
        release("To be published");
        world.setStatus(conference, ConferenceStatus.PUBLISHED);
        Caller nobody = Caller.ANONYMOUS;

        assertThat(await(releases.listReleases(nobody, null, 10)).items())
                .extracting(Release::number)
                .containsExactly(3);
        assertThat(await(releases.listReleases(organizer, null, 10)).items()).hasSize(3);
        assertRefused(Refusal.NOT_FOUND, () -> releases.releasedSchedule(nobody, 2));
        assertRefused(Refusal.NOT_FOUND, () -> releases.releasedItem(nobody, 1, talk.id()));
        assertThat(titles(scheduleAt(3))).containsExactly("Public");
        assertThat(await(releases.listReleaseChanges(nobody, 3, null, null, 10)).items())
                .isEmpty();
        assertThat(await(releases.listReleaseChanges(organizer, 3, null, null, 10))
                        .items())
                .hasSize(1);
    }

    @Test
    void whatIsUnreleasedIsReleasedOrDiscardedWithTheDraftAsSomebodySays() {
        Session talk = talk("Lamps");
        byHand();
        rename(talk, "Lanterns");
        ReleaseModeRequest silent = new ReleaseModeRequest(ReleaseMode.EVERY_CHANGE, null, null);
        assertRefused(Refusal.CONFLICT, () -> releases.putReleaseMode(organizer, silent));
        assertThat(await(releases.draftState(organizer)).mode()).isEqualTo(ReleaseMode.BY_HAND);

        await(releases.putReleaseMode(
                organizer, new ReleaseModeRequest(ReleaseMode.EVERY_CHANGE, Unreleased.DISCARD, null)));

        assertThat(shown(talk).title()).isEqualTo("Lamps");
        assertThat(titles(draftSchedule())).containsExactly("Lamps");
        byHand();
        assertThat(unreleased()).isEmpty();
        rename(talk, "Lanterns");
        DraftState after = await(releases.putReleaseMode(
                organizer, new ReleaseModeRequest(ReleaseMode.EVERY_CHANGE, Unreleased.RELEASE, "The end")));

        assertThat(after.mode()).isEqualTo(ReleaseMode.EVERY_CHANGE);
        assertThat(after.version()).isEqualTo(version());
        assertThat(shown(talk).title()).isEqualTo("Lanterns");
        assertThat(await(releases.listReleases(organizer, null, 10)).items())
                .extracting(Release::note)
                .containsExactly("The end", null);
        rename(talk, "At once");
        assertThat(shown(talk).title()).isEqualTo("At once");
        byHand();
        assertThat(titles(scheduleAt(3))).containsExactly("At once");
        assertThat(await(releases.putReleaseMode(organizer, silent)).mode()).isEqualTo(ReleaseMode.EVERY_CHANGE);
    }

    @Test
    void whoIsDeletedAndTakenOutOfTheProgramIsNamedInNoFormerRelease() {
        UUID ada = world.speakers().add("Ada");
        UUID bob = world.speakers().add("Bob");
        Session talk = await(program.createSession(
                        organizer,
                        session("Lamps", slot(18, "10:00", 30, hall), credit(ada, "Ada"), credit(bob, "Bob"))))
                .session();
        byHand();
        world.speakers().delete(ada);
        assertThat(creditedAt(1, talk)).containsExactly("Ada", "Bob");
        JsonObject onlyBob = new JsonObject().put("speakerId", bob.toString()).put("name", "Bob");
        await(program.updateSession(organizer, talk.id(), patch("speakers", new JsonArray().add(onlyBob)), null));
        release(null);

        assertThat(creditedAt(1, talk)).containsExactly("Bob");
        assertThat(scheduleAt(1).sessions().get(0).speakers())
                .extracting(Credit::name)
                .containsExactly("Bob");
    }

    private List<String> creditedAt(int release, Session session) {
        return Session.fromJson(await(releases.releasedItem(Caller.ANONYMOUS, release, session.id()))
                        .json())
                .speakers()
                .stream()
                .map(Credit::name)
                .toList();
    }

    /** A node that did not hear of the switch asks again, and at the latest when it changes something. */
    @Test
    void everyNodeKnowsOfTheDraft() {
        Session talk = talk("Lamps");
        try (TestNode other = world.join()) {
            ProgramHostService host = other.proxy(ProgramHostService.class, ProgramHostService.ADDRESS);
            await(host.serve(Caller.SYSTEM, world.database(conference)));
            ProgramService there = other.proxy(ProgramService.class, ProgramService.address(conference));
            await(there.programVersion(Caller.ANONYMOUS));
            byHand();

            await(there.updateSession(organizer, talk.id(), patch("title", "Lanterns"), null));

            assertThat(shown(talk).title()).isEqualTo("Lamps");
            assertThat(unreleased()).hasSize(1);
        }
    }
}
