package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.profiles.Profile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {

    private static final String LINK = "https://plenary.example.org/reset-password#a_b-c*d";

    private final Words words = new Words();

    @ParameterizedTest
    @EnumSource
    void eachKindHasItsWordsInEachLanguage(MessageKind kind) {
        for (String language : List.of("en", "de")) {
            Letter letter = letter(kind, language, "River Conf", "");

            assertThat(letter.title()).isNotBlank().doesNotContain("{", "}", "\n");
            assertThat(letter.markdown()).isNotBlank().doesNotContain("{{", "{%");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ConferenceStatus.class,
            names = {"APPROVED", "REJECTED", "PUBLISHED", "ARCHIVED", "CANCELLED"})
    void eachStepOfAConferenceIsToldInWordsOfItsOwn(ConferenceStatus status) {
        for (String language : List.of("en", "de")) {
            Map<String, Object> values = values("River Conf", "Too late.");
            values.put("status", status.name().toLowerCase(Locale.ROOT));

            Letter letter = Letter.of(words.fill("conference-status/" + language + ".md", values));

            assertThat(letter.title()).startsWith("River Conf ").hasSizeGreaterThan(20);
            assertThat(Prose.text(letter.markdown())).contains("Too late.");
        }
    }

    /** Whoever names a conference, or a browser, must not write our mails. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Win](https://evil.example)",
                "<a href='https://evil.example'>Win</a>",
                "<script>alert(1)</script>",
                "# Big",
                "**bold** _it_ `code` ~~gone~~",
                "![x](https://evil.example/x.png)",
                "<https://evil.example>",
                "{{ 7 * 7 }} {% raw %}",
                "& &amp; &#60;",
                "1. one",
                "> quote",
                "\\\\[Win](https://evil.example)"
            })
    void whatIsFilledInIsTextAndNothingElse(String hostile) {
        Letter letter = letter(MessageKind.CONFERENCE_NOT_MADE, "en", hostile, hostile);

        assertThat(letter.title()).isEqualTo(hostile + " could not be set up");
        assertThat(Prose.text(letter.markdown())).contains("by itself: " + hostile);
        String html = Prose.html(letter.markdown(), "#4a49c9");
        assertThat(html)
                .doesNotContain("<a ", "<script", "<img", "<h1", "<strong", "<em", "<code", "<blockquote", "<ol");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"One\r\nBcc: all@example.org", "One\u2028Two", "One\u0000Two", "One\n\n# Two", "One\u202ETwo"})
    void aTitleIsOneLine(String hostile) {
        Letter letter = letter(MessageKind.CONFERENCE_READY, "en", hostile, "");

        assertThat(letter.title().chars()).noneMatch(Character::isISOControl);
        assertThat(letter.title()).doesNotContain("\u2028", "\u202E").endsWith("is ready");
    }

    @Test
    void aLinkComesThroughAsItIs() {
        Letter letter = letter(MessageKind.RESET_PASSWORD, "en", "", "");

        assertThat(Prose.html(letter.markdown(), "#4a49c9")).contains("href=\"" + LINK + "\"", "background:#4a49c9");
        assertThat(Prose.text(letter.markdown())).contains(LINK);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Europe/Lisbon, 18 May 2027",
        "de-AT, Europe/Vienna, 18. Mai 2027",
        "pt-BR, , 18 May 2027",
        ", , 18 May 2027"
    })
    void timesAreToldInTheReadersLanguageAndZone(String locale, String zone, String day) {
        Reader reader = Reader.of(
                new Profile(null, "A", null, null, null, null, null, null, zone, locale, null, null, null, 0));

        assertThat(reader.time(Instant.parse("2027-05-18T09:00:00Z")))
                .startsWith(day)
                .contains(zone == null ? "09:00 (UTC)" : zone.endsWith("Lisbon") ? "10:00 (" : "11:00 (");
    }

    private Letter letter(MessageKind kind, String language, String conference, String reason) {
        return Letter.of(words.fill(kind.id() + "/" + language + ".md", values(conference, reason)));
    }

    private static Map<String, Object> values(String conference, String reason) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "host", "plenary.example.org",
                "at", "18 May 2027",
                "link", LINK,
                "conference", conference,
                "reason", reason,
                "status", "approved",
                "browser", "Firefox",
                "because", "gone",
                "changes", List.of()));
        values.put("organization", "River Events");
        values.put("team", "");
        return values;
    }
}
