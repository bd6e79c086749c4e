package io.plenary.services.speakers;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerPage;
import io.plenary.contracts.speakers.SpeakerQuery;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerListTest extends SpeakersTest {

    @Test
    void pagesOfSpeakersFollowEachOtherByName() {
        List<Speaker> sorted = Stream.of(
                        "álvaro Dunes", "Alwin Dunes", "Émile Reef", "nora Vale", "Nora Vale", "Zoë Kelp")
                .map(this::create)
                .toList();

        SpeakerPage first = await(speakers.listSpeakers(staff, new SpeakerQuery(organization, null, null, 4)));
        create("Aaron Arrived");
        SpeakerPage second =
                await(speakers.listSpeakers(staff, new SpeakerQuery(organization, null, first.nextCursor(), 4)));

        assertThat(Stream.concat(first.items().stream(), second.items().stream()))
                .containsExactlyInAnyOrderElementsOf(sorted);
        assertThat(first.items().stream().map(Speaker::name).map(String::toLowerCase))
                .containsExactly("álvaro dunes", "alwin dunes", "émile reef", "nora vale");
        assertThat(second.nextCursor()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "nora, true",
                "NORA vale, true",
                "vale nor, true",
                "nor, true",
                "ärzt, true",
                "tide, true",
                "harbo, true",
                "no vale, false",
                "ora, false",
                "nora marsh, false",
                "o'neill, false",
                "a & !b, false"
            })
    void searchFindsEveryWordAndTheBeginningOfTheLast(String text, boolean found) {
        Speaker nora = await(speakers.createSpeaker(
                organizer,
                new Speaker(
                        UUID.randomUUID(),
                        organization,
                        "Nora Vale",
                        "Maps tides for Ärzte",
                        "Harbor-Lab",
                        null,
                        null,
                        null,
                        null,
                        0)));
        create("Ivo Marsh");

        assertThat(list(text)).isEqualTo(found ? List.of(nora) : List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void pagesOfAnotherSizeAreRefused(int limit) {
        assertRefused(
                Refusal.INVALID, () -> speakers.listSpeakers(staff, new SpeakerQuery(organization, null, null, limit)));
    }

    @Test
    void idsThatAreNoneOrTooManyAreRefused() {
        List<String> tooMany = Collections.nCopies(2_001, UUID.randomUUID().toString());

        assertRefused(Refusal.INVALID, () -> speakers.speakersByIds(staff, organization, List.of("nora")));
        assertRefused(Refusal.INVALID, () -> speakers.speakersByIds(staff, organization, tooMany));
    }
}
