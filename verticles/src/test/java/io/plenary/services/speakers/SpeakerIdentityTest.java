package io.plenary.services.speakers;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Link;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.speakers.ResolvedSpeaker;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakerMerge;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeakerIdentityTest extends SpeakersTest {

    @Test
    void claimsAreAnsweredInTheirOrderAndAreOneSpeakerPerIdentity() {
        SpeakerClaim nora = claim("1", "Nora Vale");
        SpeakerClaim namesake = claim("2", "Nora Vale");
        SpeakerClaim otherScope = new SpeakerClaim("conf:tides", "1", "Nora Vale", null, null, null);

        List<ResolvedSpeaker> resolved =
                await(speakers.resolveSpeakers(organizer, organization, List.of(namesake, nora, otherScope, nora)));

        assertThat(resolved)
                .extracting(ResolvedSpeaker::scope, ResolvedSpeaker::externalId)
                .containsExactly(tuple("guid", "2"), tuple("guid", "1"), tuple("conf:tides", "1"), tuple("guid", "1"));
        assertThat(resolved.get(3).speakerId()).isEqualTo(resolved.get(1).speakerId());
        assertThat(resolved.stream().map(ResolvedSpeaker::speakerId).distinct()).hasSize(3);
        assertThat(list(null)).hasSize(3);
        assertAnnounced(Collections.nCopies(3, "SpeakerAdded").toArray(String[]::new));
    }

    @Test
    void theSameClaimsAgainChangeAndAnnounceNothing() {
        SpeakerClaim claim = new SpeakerClaim(
                "guid", "1", "Nora Vale", "Maps tides", "https://p.example/n.png", "https://nora.example");
        List<UUID> first = resolve(claim);
        Speaker nora = get(first.get(0));

        assertThat(resolve(claim)).isEqualTo(first);
        assertThat(list(null)).containsExactly(nora);
        assertAnnounced("SpeakerAdded");
    }

    @Test
    void concurrentImportsOfTheSameClaimsMakeOneSpeakerEach() {
        List<SpeakerClaim> claims = IntStream.range(0, 100)
                .mapToObj(i -> claim("p" + i, "Person " + i))
                .toList();
        List<SpeakerClaim> reversed = claims.stream()
                .sorted(Collections.reverseOrder(Comparator.comparing(SpeakerClaim::externalId)))
                .toList();

        List<Future<List<ResolvedSpeaker>>> imports = IntStream.range(0, 8)
                .mapToObj(i -> speakers.resolveSpeakers(organizer, organization, i % 2 == 0 ? claims : reversed))
                .toList();

        assertThat(imports.stream().map(TestNode::await).flatMap(List::stream).distinct())
                .hasSize(100);
        assertThat(list(null)).hasSize(100);
        assertAnnounced(Collections.nCopies(100, "SpeakerAdded").toArray(String[]::new));
    }

    @Test
    void aClaimFillsWhatIsEmptyAndLeavesWhatWasEdited() {
        UUID id = resolve(claim("1", "Nora Vale")).get(0);
        await(speakers.updateSpeaker(organizer, organization, id, patch("biography", "Edited here"), null));

        resolve(new SpeakerClaim(
                "guid", "1", "N. Vale", "From the file", "https://p.example/n.png", "https://nora.example"));

        Speaker nora = get(id);
        assertThat(nora)
                .isEqualTo(new Speaker(
                        id,
                        organization,
                        "Nora Vale",
                        "Edited here",
                        null,
                        "https://p.example/n.png",
                        List.of(new Link("https://nora.example", null, null)),
                        nora.createdAt(),
                        nora.updatedAt(),
                        3));
        assertAnnounced("SpeakerAdded", "SpeakerUpdated", "SpeakerUpdated");
    }

    @Test
    void twoClaimsForOneMergedSpeakerFillItOnce() {
        List<UUID> ids = resolve(claim("1", "Nora Vale"), claim("2", "N. Vale"));
        merge(ids.get(0), ids.get(1));
        SpeakerClaim biography = new SpeakerClaim("guid", "1", "Nora Vale", "Maps tides", null, null);
        SpeakerClaim picture = new SpeakerClaim("guid", "2", "N. Vale", "Another", "https://p.example/n.png", null);

        assertThat(resolve(biography, picture)).containsExactly(ids.get(0), ids.get(0));
        Speaker filled = get(ids.get(0));
        resolve(biography, picture);

        assertThat(filled.biography()).isEqualTo("Maps tides");
        assertThat(filled.avatarUrl()).isEqualTo("https://p.example/n.png");
        assertThat(get(ids.get(0))).isEqualTo(filled);
    }

    @Test
    void lookingClaimsUpAddsNobodyAndFillsNothing() {
        List<UUID> ids = resolve(claim("1", "Nora Vale"), claim("2", "N. Vale"));
        merge(ids.get(0), ids.get(1));
        Speaker nora = get(ids.get(0));
        SpeakerClaim more = new SpeakerClaim("guid", "2", "Nora", "Maps tides", null, null);

        List<ResolvedSpeaker> found =
                await(speakers.findSpeakers(organizer, organization, List.of(more, claim("3", "Somebody"))));

        assertThat(found).containsExactly(new ResolvedSpeaker("guid", "2", ids.get(0)));
        assertThat(list(null)).containsExactly(nora);
    }

    @Test
    void lookingClaimsUpFindsNobodyOfAnotherOrganization() {
        resolve(claim("1", "Nora Vale"));
        UUID theirs = UUID.randomUUID();
        Caller rival = new Caller(UUID.randomUUID(), null, Map.of(theirs, OrganizationRole.OWNER));

        assertThat(await(speakers.findSpeakers(rival, theirs, List.of(claim("1", "Nora Vale")))))
                .isEmpty();
    }

    @Test
    void theSameIdentityInAnotherOrganizationIsAnotherSpeaker() {
        UUID ours = resolve(claim("1", "Nora Vale")).get(0);
        UUID theirs = UUID.randomUUID();
        Caller rival = new Caller(UUID.randomUUID(), null, Map.of(theirs, OrganizationRole.OWNER));

        List<ResolvedSpeaker> resolved = await(speakers.resolveSpeakers(rival, theirs, List.of(claim("1", "Stolen"))));

        assertThat(resolved.get(0).speakerId()).isNotEqualTo(ours);
        assertThat(get(ours).name()).isEqualTo("Nora Vale");
    }

    @Test
    void aClaimNobodyMadeBeforeMeansWhomItNames() {
        List<UUID> ids = resolve(claim("1", "Nora Vale"), claim("2", "N. Vale"));
        merge(ids.get(0), ids.get(1));

        List<UUID> named = resolve(
                claim("3", "Nora Vale").of(ids.get(0)),
                claim("4", "Nora Vale").of(ids.get(1)),
                claim("1", "Nora Vale").of(UUID.randomUUID()));

        assertThat(named).containsOnly(ids.get(0));
        assertThat(resolve(claim("3", "Nora Vale"))).containsExactly(ids.get(0));
        assertThat(list(null)).hasSize(1);
    }

    @Test
    void aClaimThatNamesNobodyOfTheOrganizationMakesASpeaker() {
        UUID theirs = UUID.randomUUID();
        Caller rival = new Caller(UUID.randomUUID(), null, Map.of(theirs, OrganizationRole.OWNER));
        UUID stranger = await(speakers.resolveSpeakers(rival, theirs, List.of(claim("1", "Nora Vale"))))
                .get(0)
                .speakerId();

        List<UUID> resolved = resolve(
                claim("1", "Nora Vale").of(stranger), claim("2", "Nora Vale").of(UUID.randomUUID()));

        assertThat(resolved).doesNotContain(stranger).doesNotHaveDuplicates();
        assertThat(list(null)).hasSize(2);
    }

    @Test
    void aBatchWithAFaultLeavesNoTrace() {
        assertRefused(
                Refusal.INVALID,
                () -> speakers.resolveSpeakers(
                        organizer, organization, List.of(claim("1", "Nora Vale"), claim("2", " "))));
        assertThat(list(null)).isEmpty();
    }

    @Test
    void noClaimsAreNoSpeakers() {
        assertThat(resolve()).isEmpty();
    }

    private Speaker merge(UUID keepId, UUID mergeId) {
        return await(speakers.mergeSpeakers(organizer, organization, new SpeakerMerge(keepId, mergeId)));
    }

    private static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }
}
