package io.plenary.services.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Link;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerClaim;
import io.vertx.serviceproxy.ServiceException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerRulesTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Link HOME = new Link("https://nora.example", "Home", null);
    private static final Link HOME_AGAIN = new Link("https://nora.example", null, null);
    private static final Link SLIDES = new Link("https://slides.example/nora", null, "slides");

    @Test
    void theKeptOfTwoSpeakersTakesOverWhatItLacks() {
        Speaker keep = speaker("Nora Vale", "Kept", null, List.of(HOME));
        Speaker merge = speaker("N. Vale", "Dropped", "Tidewater Institute", List.of(HOME_AGAIN, SLIDES));

        Speaker united = SpeakerRules.united(keep, merge);

        assertThat(united)
                .isEqualTo(new Speaker(
                        keep.id(),
                        ORGANIZATION,
                        "Nora Vale",
                        "Kept",
                        "Tidewater Institute",
                        null,
                        List.of(HOME, SLIDES),
                        null,
                        null,
                        3));
    }

    @Test
    void allFaultsOfASpeakerAreNamedAtOnce() {
        Speaker faulty = new Speaker(
                null,
                null,
                " ",
                "nul\0",
                "a".repeat(501),
                "/nora.png",
                List.of(new Link(null, null, null)),
                null,
                null,
                0);

        ServiceException refusal = catchThrowableOfType(ServiceException.class, () -> SpeakerRules.check(faulty));

        assertThat(Refusal.errors(refusal))
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/id", "/organizationId", "/name", "/biography", "/affiliation", "/avatarUrl", "/links/0/url");
    }

    @Test
    void claimsWithOneIdentityAreOneWithTheFirstThingSaidAboutEachMatter() {
        List<SpeakerClaim> claims = List.of(
                new SpeakerClaim("guid", "1", "Nora Vale", " ", "/nora.png", null),
                new SpeakerClaim("guid", "2", "Nora Vale", null, null, null),
                new SpeakerClaim("guid", "1", "N. Vale", "Said later", "https://p.example/n.png", "mailto:nora"),
                new SpeakerClaim("guid", "1", "N. V.", "Too late", null, "https://nora.example"));

        assertThat(ClaimRules.distinct(claims))
                .containsExactly(
                        new SpeakerClaim(
                                "guid",
                                "1",
                                "Nora Vale",
                                "Said later",
                                "https://p.example/n.png",
                                "https://nora.example"),
                        new SpeakerClaim("guid", "2", "Nora Vale", null, null, null));
    }

    @Test
    void faultyClaimsAreNamedByTheirPlace() {
        SpeakerClaim good = new SpeakerClaim("guid", "1", "Nora Vale", null, null, null);
        List<SpeakerClaim> claims = List.of(good, new SpeakerClaim("", null, "n\0", "\uD83D", null, null));

        assertThat(faults(claims))
                .containsExactly("/claims/1/scope", "/claims/1/externalId", "/claims/1/name", "/claims/1/biography");
        assertThat(faults(Collections.nCopies(501, good))).containsExactly("/claims");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nora|'nora':*",
                "\"  nora  va \"|'nora' & 'va':*",
                "o'neill|'o''neill':*",
                "a\\|'a\\\\':*",
                "& a! (|'a!':*",
                "\" \"|",
                "':*|",
            })
    void whatIsTypedBecomesAQueryOfWordsAndABeginning(String typed, String query) {
        assertThat(Search.query(typed)).isEqualTo(query);
    }

    private static List<String> faults(List<SpeakerClaim> claims) {
        ServiceException refusal = catchThrowableOfType(ServiceException.class, () -> ClaimRules.check(claims));
        return Refusal.errors(refusal).stream().map(FieldError::pointer).toList();
    }

    private static Speaker speaker(String name, String biography, String affiliation, List<Link> links) {
        return new Speaker(UUID.randomUUID(), ORGANIZATION, name, biography, affiliation, null, links, null, null, 3);
    }
}
