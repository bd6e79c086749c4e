package io.plenary.services.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Link;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.profiles.Profile;
import io.vertx.serviceproxy.ServiceException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRulesTest {

    private static final List<Link> NO_LINKS = List.of();

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Lisbon", "America/Argentina/Ushuaia", "Asia/Kolkata", "UTC"})
    void regionsAreTimeZones(String name) {
        assertThatCode(() -> ProfileRules.check(zoned(name))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+02:00", "Z", "UTC+1", "GMT-3", "CEST", "Europe/Atlantis", "europe/lisbon"})
    void offsetsAndAbbreviationsAreNoTimeZones(String name) {
        assertThat(faults(zoned(name))).containsExactly("/timeZone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR", "zh-Hant-TW", "sr-Latn", "de-CH-1996"})
    void languageTagsAreLocales(String tag) {
        assertThatCode(() -> ProfileRules.check(speaking(tag))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pt_BR", "e", "portugues-e-brasil", "en--US", "en\0"})
    void otherTextIsNoLocale(String tag) {
        assertThat(faults(speaking(tag))).containsExactly("/locale");
    }

    @Test
    void linksLeadToTheWebOnly() {
        Profile profile = linked(List.of(
                new Link("https://ada.example", "Home", "homepage"),
                new Link("javascript:alert(1)", null, null),
                new Link(null, "t".repeat(201), null)));

        assertThat(faults(profile)).containsExactly("/links/1/url", "/links/2/url", "/links/2/title");
    }

    @Test
    void interestsAreFiftyTagsOfSixtyCharactersAtMost() {
        assertThatCode(() -> ProfileRules.check(interested(Collections.nCopies(50, "x".repeat(60)))))
                .doesNotThrowAnyException();
        assertThat(faults(interested(Collections.nCopies(51, "x")))).containsExactly("/interests");
        assertThat(faults(interested(List.of("x".repeat(61), " ")))).containsExactly("/interests/0", "/interests/1");
    }

    @Test
    void preferencesAreAHundredOfTwoThousandCharactersAtMost() {
        assertThatCode(() -> ProfileRules.check(preferring(preferences(100, "x".repeat(2_000)))))
                .doesNotThrowAnyException();
        assertThat(faults(preferring(preferences(101, "x")))).containsExactly("/preferences");
        assertThat(faults(preferring(Map.of("a/b~c", "x".repeat(2_001))))).containsExactly("/preferences/a~1b~0c");
        assertThat(faults(preferring(Map.of("n\0", "x")))).containsExactly("/preferences/n\0");
    }

    @Test
    void theNameIsNeitherMissingNorTooLong() {
        assertThat(faults(named(null, null))).containsExactly("/displayName");
        assertThat(faults(named("", null))).containsExactly("/displayName");
        assertThat(faults(named("n".repeat(201), "b".repeat(10_001)))).containsExactly("/displayName", "/biography");
    }

    private static Map<String, String> preferences(int count, String value) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key" + i, i -> value));
    }

    private static List<String> faults(Profile profile) {
        ServiceException refusal = catchThrowableOfType(ServiceException.class, () -> ProfileRules.check(profile));
        assertThat(Refusal.INVALID.is(refusal)).isTrue();
        return Refusal.errors(refusal).stream().map(FieldError::pointer).toList();
    }

    private static Profile named(String displayName, String biography) {
        return profile(displayName, biography, NO_LINKS, null, null, List.of(), Map.of());
    }

    private static Profile zoned(String timeZone) {
        return profile("Ada", null, NO_LINKS, timeZone, null, List.of(), Map.of());
    }

    private static Profile speaking(String locale) {
        return profile("Ada", null, NO_LINKS, null, locale, List.of(), Map.of());
    }

    private static Profile linked(List<Link> links) {
        return profile("Ada", null, links, null, null, List.of(), Map.of());
    }

    private static Profile interested(List<String> interests) {
        return profile("Ada", null, NO_LINKS, null, null, interests, Map.of());
    }

    private static Profile preferring(Map<String, String> preferences) {
        return profile("Ada", null, NO_LINKS, null, null, List.of(), preferences);
    }

    private static Profile profile(
            String displayName,
            String biography,
            List<Link> links,
            String timeZone,
            String locale,
            List<String> interests,
            Map<String, String> preferences) {
        return new Profile(
                UUID.randomUUID(),
                displayName,
                null,
                null,
                null,
                biography,
                null,
                links,
                timeZone,
                locale,
                interests,
                null,
                preferences,
                null,
                0);
    }
}
