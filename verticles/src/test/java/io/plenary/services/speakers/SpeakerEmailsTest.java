package io.plenary.services.speakers;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerEmail;
import io.plenary.contracts.speakers.SpeakerMerge;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is read at the address of a speaker is the speaker. */
class SpeakerEmailsTest extends SpeakersTest {

    private final Speaker ada = create("Ada");

    private SpeakerEmail address(Speaker speaker, String email) {
        return new SpeakerEmail(organization, speaker.id(), email);
    }

    private void readAt(Speaker speaker, String email) {
        await(speakers.setSpeakerEmail(organizer, address(speaker, email)));
    }

    private List<String> speakingAs(Caller caller) {
        return await(speakers.speakingAs(caller, organization));
    }

    @Test
    void whoHasConfirmedTheAddressSpeaks() {
        String email = UUID.randomUUID() + "@example.org";
        Caller reader = accounts.at(email);
        readAt(ada, email.toUpperCase(Locale.ROOT));

        assertThat(speakingAs(reader)).containsExactly(ada.id().toString());
        assertThat(await(speakers.speakingAs(reader, UUID.randomUUID()))).isEmpty();
        assertThat(speakingAs(accounts.at("other-" + email))).isEmpty();
        assertThat(speakingAs(Caller.ANONYMOUS)).isEmpty();
        readAt(ada, null);
        assertThat(speakingAs(reader)).isEmpty();
    }

    @Test
    void anAddressThatNobodyConfirmedIsNobodys() {
        Caller reader = accounts.unconfirmed("Mallory");
        readAt(ada, accounts.email(reader));

        assertThat(speakingAs(reader)).isEmpty();
    }

    @Test
    void itGoesOverToWhomTheSpeakerIsMergedInto() {
        String email = UUID.randomUUID() + "@example.org";
        Speaker other = create("Ada K.");
        readAt(other, email);

        await(speakers.mergeSpeakers(organizer, organization, new SpeakerMerge(ada.id(), other.id())));

        assertThat(await(speakers.speakerEmail(organizer, organization, other.id())))
                .isEqualTo(address(ada, email));
        assertThat(speakingAs(accounts.at(email)))
                .containsExactlyInAnyOrder(ada.id().toString(), other.id().toString());
        await(speakers.deleteSpeaker(organizer, organization, ada.id()));
        assertThat(speakingAs(accounts.at(email))).isEmpty();
    }

    @Test
    void onlyWhoEditsPeopleLearnsAndChangesIt() {
        readAt(ada, "ada@example.org");

        for (Caller caller : List.of(staff, member, stranger)) {
            assertRefused(Refusal.FORBIDDEN, () -> speakers.speakerEmail(caller, organization, ada.id()));
            assertRefused(Refusal.FORBIDDEN, () -> speakers.setSpeakerEmail(caller, address(ada, "eve@example.org")));
        }
        assertRefused(Refusal.UNAUTHENTICATED, () -> speakers.speakerEmail(Caller.ANONYMOUS, organization, ada.id()));
        assertRefused(Refusal.INVALID, () -> speakers.setSpeakerEmail(organizer, address(ada, "nowhere")));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> speakers.setSpeakerEmail(
                        organizer, new SpeakerEmail(organization, UUID.randomUUID(), "a@example.org")));
        assertThat(await(speakers.getSpeaker(organizer, organization, ada.id())).toJson())
                .doesNotContain("ada@example.org");
    }
}
