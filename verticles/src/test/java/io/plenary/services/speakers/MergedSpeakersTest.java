package io.plenary.services.speakers;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.plenary.contracts.speakers.SpeakerMerge;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One speaker who was taken for two. */
class MergedSpeakersTest extends SpeakersTest {

    @Test
    void theIdOfAMergedSpeakerAnswersTheKeptOne() {
        Speaker nora = create("Nora Vale");
        Speaker ivo = create("Ivo Marsh");
        Speaker twin = create("N. Vale");

        Speaker kept = merge(nora.id(), twin.id());

        assertThat(kept.mergedIds()).containsExactly(twin.id());
        assertThat(kept.version()).isEqualTo(nora.version() + 1);
        assertThat(get(twin.id())).isEqualTo(kept);
        assertThat(byIds(twin.id(), ivo.id(), nora.id(), UUID.randomUUID())).containsExactly(ivo, kept);
        assertThat(list(null)).containsExactly(ivo, kept);
        assertAnnounced("SpeakerAdded", "SpeakerAdded", "SpeakerAdded", "SpeakersMerged");
    }

    @Test
    void identitiesMoveAlongWithAMerge() {
        List<UUID> ids = resolve(claim("1", "Nora Vale"), claim("2", "N. Vale"));

        merge(ids.get(0), ids.get(1));

        assertThat(resolve(claim("2", "N. Vale"), claim("1", "Nora Vale"))).containsExactly(ids.get(0), ids.get(0));
        assertThat(list(null)).hasSize(1);
    }

    @Test
    void chainsOfMergesLeadToTheLastKept() {
        List<Speaker> three = Stream.of("A", "B", "C").map(this::create).toList();

        merge(three.get(1).id(), three.get(0).id());
        Speaker kept = merge(three.get(2).id(), three.get(1).id());

        assertThat(get(three.get(0).id())).isEqualTo(kept);
        assertThat(get(three.get(1).id())).isEqualTo(kept);
        assertThat(kept.mergedIds())
                .containsExactlyInAnyOrder(three.get(0).id(), three.get(1).id());
    }

    @Test
    void mergingBackAndAgainChangesAndAnnouncesNothing() {
        Speaker nora = create("Nora Vale");
        Speaker twin = create("N. Vale");
        Speaker kept = merge(nora.id(), twin.id());

        assertThat(merge(nora.id(), twin.id())).isEqualTo(kept);
        assertThat(merge(twin.id(), nora.id())).isEqualTo(kept);
        assertAnnounced("SpeakerAdded", "SpeakerAdded", "SpeakersMerged");
    }

    @Test
    void ofTwoMergesInOppositeDirectionsOneSpeakerRemains() {
        for (int round = 0; round < 10; round++) {
            Speaker one = create("One");
            Speaker other = create("Other");

            List<Future<Speaker>> merges = List.of(
                    speakers.mergeSpeakers(organizer, organization, new SpeakerMerge(one.id(), other.id())),
                    speakers.mergeSpeakers(organizer, organization, new SpeakerMerge(other.id(), one.id())));

            assertThat(await(merges.get(0))).isEqualTo(await(merges.get(1)));
            assertThat(byIds(one.id(), other.id())).hasSize(1);
        }
    }

    @Test
    void mergingOneIdOrAnUnknownOneIsRefused() {
        Speaker nora = create("Nora Vale");

        assertRefused(
                Refusal.INVALID,
                () -> speakers.mergeSpeakers(organizer, organization, new SpeakerMerge(nora.id(), nora.id())));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> speakers.mergeSpeakers(organizer, organization, new SpeakerMerge(nora.id(), UUID.randomUUID())));
    }

    @Test
    void aChangeByAMergedIdChangesTheKeptSpeaker() {
        Speaker nora = create("Nora Vale");
        Speaker twin = create("N. Vale");
        merge(nora.id(), twin.id());

        Speaker updated = await(speakers.updateSpeaker(
                organizer, organization, twin.id(), patch("affiliation", "Tidewater Institute"), 2L));

        assertThat(updated.id()).isEqualTo(nora.id());
        assertThat(get(nora.id())).isEqualTo(updated);
    }

    @Test
    void aMergedIdIsNeitherDeletedNorGivenAway() {
        Speaker nora = create("Nora Vale");
        Speaker twin = create("N. Vale");
        Speaker kept = merge(nora.id(), twin.id());

        assertRefused(Refusal.CONFLICT, () -> speakers.deleteSpeaker(organizer, organization, twin.id()));
        assertRefused(Refusal.CONFLICT, () -> speakers.createSpeaker(organizer, twin));
        assertThat(list(null)).containsExactly(kept);
    }

    @Test
    void aDeletedSpeakerLeavesNothingAndIsMadeAnewWhenClaimedAgain() {
        SpeakerClaim claim = new SpeakerClaim("guid", "1", "Nora Vale", "Maps tides", null, null);
        List<UUID> ids = resolve(claim, claim("2", "N. Vale"));
        merge(ids.get(0), ids.get(1));

        await(speakers.deleteSpeaker(organizer, organization, ids.get(0)));

        assertThat(rows(organizer, "select id from speakers")).isEmpty();
        assertThat(rows(organizer, "select speaker_id from identities")).isEmpty();
        assertThat(rows(organizer, "select id from aliases")).isEmpty();
        assertThat(byIds(ids.get(0), ids.get(1))).isEmpty();
        List<UUID> again = resolve(claim, claim("2", "N. Vale"));
        assertThat(again).doesNotContainAnyElementsOf(ids).doesNotHaveDuplicates();
    }

    private Speaker merge(UUID keepId, UUID mergeId) {
        return await(speakers.mergeSpeakers(organizer, organization, new SpeakerMerge(keepId, mergeId)));
    }

    private List<Speaker> byIds(UUID... ids) {
        List<String> texts = Stream.of(ids).map(UUID::toString).toList();
        return await(speakers.speakersByIds(staff, organization, texts));
    }

    private static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }
}
