package io.plenary.services.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.plenary.testing.ConferenceDraft;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConferenceRulesTest {

    @Test
    void aCompletedDraftHasNoFaults() {
        assertThat(faultsWith("subtitle", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a-b", "fosdem-2027", "36c3", "a1234567890123456789012345678901234567890123456789"})
    void slugsThatNameAUrlAndADatabasePass(String slug) {
        assertThat(faultsWith("slug", slug)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-ab",
                "ab-",
                "a--b",
                "Abc",
                "a_b",
                "a b",
                "ä1",
                "a123456789012345678901234567890123456789012345678901",
                "0f8fad5b-d9cb-469f-a165-70867728950e"
            })
    void otherSlugsAreRefused(String slug) {
        assertThat(faultsWith("slug", slug)).extracting(FieldError::pointer).containsExactly("/slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Lisbon", "America/Argentina/Buenos_Aires", "UTC", "Etc/UTC"})
    void ianaRegionsAreTimeZones(String zone) {
        assertThat(faultsWith("timeZone", zone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CET", "EST", "+01:00", "UTC+1", "Europe/Atlantis", "europe/lisbon", "SystemV/EST5"})
    void abbreviationsAndOffsetsAreNoTimeZones(String zone) {
        assertThat(faultsWith("timeZone", zone)).extracting(FieldError::pointer).containsExactly("/timeZone");
    }

    @ParameterizedTest
    @CsvSource({
        "acronym, abc",
        "acronym, a12345678901234567890123456789012",
        "title, ''",
        "title, '   '",
        "country, ZZ",
        "country, pt",
        "url, ftp://example.org",
        "url, /relative",
        "url, https://",
        "url, not a url",
        "startDate, 1899-12-31",
        "endDate, 2027-05-17",
        "endDate, 2028-05-18"
    })
    void aFaultyMemberIsNamed(String member, String value) {
        assertThat(faultsWith(member, value)).extracting(FieldError::pointer).contains("/" + member);
    }

    @Test
    void aConferenceMayLastAWholeYear() {
        assertThat(faultsWith("endDate", "2028-05-17")).isEmpty();
    }

    @Test
    void textIsBoundedAndWithoutNul() {
        assertThat(faultsWith("description", "x".repeat(20_000))).isEmpty();
        assertThat(faultsWith("description", "x".repeat(20_001))).hasSize(1);
        assertThat(faultsWith("title", "a\0b")).containsExactly(Fault.NUL.at("/title"));
    }

    @Test
    void colorsAreSixHexadecimalDigits() {
        JsonObject colors = new JsonObject().put("primary", "#0b5c7").put("accent", "red");

        assertThat(faultsWith("colors", colors))
                .extracting(FieldError::pointer)
                .containsExactly("/colors/primary", "/colors/accent");
    }

    @Test
    void nobodySetsTheStatusDeleted() {
        assertThat(faultsWith("status", "DELETED"))
                .containsExactly(Fault.ONE_OF.at(
                        "/status",
                        Map.of("values", "DRAFT, SUBMITTED, APPROVED, REJECTED, PUBLISHED, ARCHIVED, CANCELLED")));
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        Conference nothing = Json.read("{\"version\":0}", Conference.class);

        assertThat(ConferenceRules.faults(nothing))
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/id",
                        "/organizationId",
                        "/slug",
                        "/acronym",
                        "/title",
                        "/startDate",
                        "/endDate",
                        "/timeZone",
                        "/status");
    }

    @ParameterizedTest
    @CsvSource({
        "ab, ab-conf",
        "36c3, 36c3",
        "fosdem-2027, fosdem-2027",
        "a-slug-that-goes-on-and-on-at-th-end, a-slug-that-goes-on-and-on-at-th",
        "a-slug-that-goes-on-and-on-at-e-end, a-slug-that-goes-on-and-on-at-e"
    })
    void theDefaultAcronymIsMadeOfTheSlug(String slug, String acronym) {
        assertThat(ConferenceDefaults.acronym(slug)).isEqualTo(acronym);
    }

    private static List<FieldError> faultsWith(String member, Object value) {
        JsonObject draft = new JsonObject(ConferenceDraft.of(UUID.randomUUID()).toJson())
                .put("acronym", "harbor27")
                .put("status", "DRAFT")
                .put(member, value);
        return ConferenceRules.faults(Json.read(draft.encode(), Conference.class));
    }
}
