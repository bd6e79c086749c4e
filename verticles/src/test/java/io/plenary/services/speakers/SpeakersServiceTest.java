package io.plenary.services.speakers;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Link;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakerMerge;
import io.plenary.contracts.speakers.SpeakerQuery;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeakersServiceTest extends SpeakersTest {

    @Test
    void aSpeakerIsThereForTheStaff() {
        Speaker nora = create("Nora Vale");

        assertThat(await(speakers.getSpeaker(staff, organization, nora.id()))).isEqualTo(nora);
        assertThat(await(speakers.getSpeaker(Caller.SYSTEM, organization, nora.id())))
                .isEqualTo(nora);
        assertThat(list(null)).containsExactly(nora);
        assertAnnounced("SpeakerAdded");
    }

    @Test
    void everyMemberOfASpeakerIsKept() {
        Speaker full = new Speaker(
                UUID.randomUUID(),
                organization,
                "Nora Vale",
                "Maps *tides* 🌊",
                "Tidewater Institute",
                "https://pictures.example/nora.png",
                List.of(new Link("https://nora.example", "Home", "homepage")),
                null,
                null,
                0);

        Speaker created = await(speakers.createSpeaker(organizer, full));

        assertThat(created)
                .usingRecursiveComparison()
                .ignoringFields("createdAt", "updatedAt", "version")
                .isEqualTo(full);
        assertThat(created.createdAt()).isNotNull();
        assertThat(created.version()).isEqualTo(1);
    }

    @Test
    void speakersOfAnotherOrganizationAreNeitherSeenNorChanged() {
        Speaker nora = create("Nora Vale");
        Caller rival = new Caller(UUID.randomUUID(), null, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));
        UUID theirs = rival.memberships().keySet().iterator().next();
        Speaker twin = await(speakers.createSpeaker(rival, draft(theirs, "Nora Vale")));

        assertRefused(Refusal.NOT_FOUND, () -> speakers.getSpeaker(rival, theirs, nora.id()));
        assertThat(await(speakers.speakersByIds(rival, theirs, ids(nora)))).isEmpty();
        assertRefused(
                Refusal.NOT_FOUND,
                () -> speakers.updateSpeaker(rival, theirs, nora.id(), patch("name", "Taken"), null));
        assertRefused(
                Refusal.NOT_FOUND, () -> speakers.mergeSpeakers(rival, theirs, new SpeakerMerge(twin.id(), nora.id())));
        assertRefused(
                Refusal.NOT_FOUND, () -> speakers.mergeSpeakers(rival, theirs, new SpeakerMerge(nora.id(), twin.id())));
        assertRefused(
                Refusal.CONFLICT,
                () -> speakers.createSpeaker(
                        rival, new Speaker(nora.id(), theirs, "N", null, null, null, null, null, null, 0)));
        await(speakers.deleteSpeaker(rival, theirs, nora.id()));
        assertThat(await(speakers.listSpeakers(rival, new SpeakerQuery(theirs, null, null, 50)))
                        .items())
                .containsExactly(twin);
        assertThat(list(null)).containsExactly(nora);
    }

    @Test
    void whoeverIsNotOfTheStaffSeesNoSpeaker() {
        Speaker nora = create("Nora Vale");
        SpeakerQuery query = new SpeakerQuery(organization, null, null, 50);

        for (Caller caller : List.of(member, stranger)) {
            assertRefused(Refusal.NOT_FOUND, () -> speakers.getSpeaker(caller, organization, nora.id()));
            assertRefused(Refusal.FORBIDDEN, () -> speakers.speakersByIds(caller, organization, ids(nora)));
            assertRefused(Refusal.FORBIDDEN, () -> speakers.listSpeakers(caller, query));
        }
        assertRefused(Refusal.NOT_FOUND, () -> speakers.getSpeaker(Caller.ANONYMOUS, organization, nora.id()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> speakers.listSpeakers(Caller.ANONYMOUS, query));
    }

    @Test
    void onlyOrganizersChangeSpeakers() {
        Speaker nora = create("Nora Vale");
        Speaker ivo = create("Ivo Marsh");
        SpeakerClaim claim = claim("1", "Somebody");

        for (Caller caller : List.of(staff, member, stranger)) {
            assertRefused(Refusal.FORBIDDEN, () -> speakers.createSpeaker(caller, draft(organization, "New")));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> speakers.updateSpeaker(caller, organization, nora.id(), patch("name", "x"), null));
            assertRefused(Refusal.FORBIDDEN, () -> speakers.deleteSpeaker(caller, organization, nora.id()));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> speakers.mergeSpeakers(caller, organization, new SpeakerMerge(nora.id(), ivo.id())));
            assertRefused(Refusal.FORBIDDEN, () -> speakers.resolveSpeakers(caller, organization, List.of(claim)));
            assertRefused(Refusal.FORBIDDEN, () -> speakers.findSpeakers(caller, organization, List.of(claim)));
        }
        assertThat(list(null)).containsExactly(ivo, nora);
    }

    @Test
    void theSameRequestAgainMakesNoSecondSpeaker() {
        Speaker draft = draft(organization, "Nora Vale");
        List<Future<Speaker>> requests = IntStream.range(0, 8)
                .mapToObj(i -> speakers.createSpeaker(organizer, draft))
                .toList();
        Speaker created = await(requests.get(0));

        assertThat(requests.stream().map(TestNode::await)).containsOnly(created);
        assertAnnounced("SpeakerAdded");
    }

    @Test
    void anIdInUseIsRefused() {
        Speaker nora = create("Nora Vale");
        Speaker other = new Speaker(nora.id(), organization, "Ivo Marsh", null, null, null, null, null, null, 0);

        assertRefused(Refusal.CONFLICT, () -> speakers.createSpeaker(organizer, other));
        assertThat(list(null)).containsExactly(nora);
    }

    @Test
    void equalNamesStayTwoSpeakers() {
        Speaker one = create("Nora Vale");
        Speaker other = create("Nora Vale");

        assertThat(list(null)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void ofFiftyUpdatesWithOneVersionExactlyOneWins() {
        Speaker nora = create("Nora Vale");

        List<Future<Speaker>> updates = IntStream.range(0, 50)
                .mapToObj(i -> speakers.updateSpeaker(
                        organizer, organization, nora.id(), patch("name", "Name " + i), nora.version()))
                .toList();
        await(Future.join(updates).otherwiseEmpty());

        assertThat(updates).filteredOn(Future::succeeded).hasSize(1);
        // Whoever waited too long for a connection, of which there are not fifty, was not even looked at.
        assertThat(updates.stream().filter(Future::failed).map(Future::cause))
                .allMatch(cause -> Refusal.STALE.is(cause) || Refusal.UNAVAILABLE.is(cause));
        assertAnnounced("SpeakerAdded", "SpeakerUpdated");
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersionAndAnnouncesNothing() {
        Speaker nora = create("Nora Vale");

        assertThat(await(speakers.updateSpeaker(
                        organizer, organization, nora.id(), patch("name", "Nora Vale"), nora.version())))
                .isEqualTo(nora);
        assertAnnounced("SpeakerAdded");
    }

    @Test
    void aPatchMovesNoSpeakerToAnotherOrganization() {
        Speaker nora = create("Nora Vale");
        MergePatch move = patch("organizationId", UUID.randomUUID().toString());

        assertRefused(Refusal.INVALID, () -> speakers.updateSpeaker(organizer, organization, nora.id(), move, null));
    }

    @Test
    void deletingTwiceIsHarmlessAndAnnouncedOnce() {
        Speaker nora = create("Nora Vale");

        await(speakers.deleteSpeaker(organizer, organization, nora.id()));
        await(speakers.deleteSpeaker(organizer, organization, nora.id()));

        assertRefused(Refusal.NOT_FOUND, () -> speakers.getSpeaker(staff, organization, nora.id()));
        assertAnnounced("SpeakerAdded", "SpeakerDeleted");
    }

    @Test
    void rowLevelSecurityHoldsWhereAStatementForgetsItsWhere() {
        Speaker nora = create("Nora Vale");
        Speaker ivo = create("Ivo Marsh");
        resolve(claim("1", "Claimed"));
        await(speakers.mergeSpeakers(organizer, organization, new SpeakerMerge(nora.id(), ivo.id())));
        UUID theirs = UUID.randomUUID();
        Caller rival = new Caller(UUID.randomUUID(), null, Map.of(theirs, OrganizationRole.OWNER));
        Speaker own = await(speakers.createSpeaker(rival, draft(theirs, "Own")));

        assertThat(rows(rival, "select id from speakers")).containsExactly(own.id());
        assertThat(rows(rival, "update speakers set name = 'Taken' returning id"))
                .containsExactly(own.id());
        assertThat(rows(rival, "select speaker_id from identities")).isEmpty();
        assertThat(rows(rival, "delete from aliases returning id")).isEmpty();
        assertThat(rows(member, "select id from speakers")).isEmpty();
        assertThat(rows(Caller.ANONYMOUS, "select id from speakers")).isEmpty();
        assertThat(rows(staff, "select id from aliases")).containsExactly(ivo.id());
        assertThatThrownBy(() -> rows(
                        rival,
                        "insert into speakers (id, organization_id, name) values (gen_random_uuid(), '" + organization
                                + "', 'Planted') returning id"))
                .isInstanceOf(PgException.class);
    }

    private static List<String> ids(Speaker speaker) {
        return List.of(speaker.id().toString());
    }

    private static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }

    @Test
    void allSpeakersOfAnOrganizationTogetherHaveABound() {
        String biography = "word ".repeat(19_900);
        // They queue for the organization and each reads what all say: many would wait too long beside other tests.
        IntStream.range(0, 50)
                .forEach(pair -> await(Future.all(IntStream.range(0, 2)
                        .mapToObj(i -> speakers.createSpeaker(organizer, introduced("Nora " + pair + i, biography)))
                        .toList())));
        Speaker nora = create("Nora Vale");

        assertRefused(
                Refusal.CONFLICT,
                () -> speakers.updateSpeaker(organizer, organization, nora.id(), biography(biography), null));
        assertThat(await(speakers.getSpeaker(organizer, organization, nora.id()))
                        .biography())
                .isNull();

        UUID claimed = await(speakers.resolveSpeakers(
                        organizer, organization, List.of(new SpeakerClaim("guid", "1", "Ada", biography, null, null))))
                .get(0)
                .speakerId();
        assertThat(await(speakers.getSpeaker(organizer, organization, claimed)).biography())
                .isNull();
        await(speakers.updateSpeaker(organizer, organization, nora.id(), biography("Short."), null));
    }

    private Speaker introduced(String name, String biography) {
        return new Speaker(UUID.randomUUID(), organization, name, biography, null, null, List.of(), null, null, 0);
    }

    private static MergePatch biography(String text) {
        return new MergePatch(new JsonObject().put("biography", text));
    }
}
