package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.registrations.OfferedTickets;
import io.plenary.runtime.Faults;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {

    private static final String LINK = "https://plenary.example.org/reset-password#a_b-c*d";

    private final Words words = new Words();

    /** What organizers write is theirs. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ORGANIZERS_MESSAGE")
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

    @ParameterizedTest
    @CsvSource({
        "AWAITING_APPROVAL, false, Monday",
        "APPROVED, false, Monday",
        "DECLINED, false, Students only",
        "PAYMENT_DUE, false, K7PX2MRD",
        "PAYMENT_RETURNED, true, €351.00",
        "REFUNDED, true, €100.00",
        "CANCELLED_IN_PART, true, €100.00",
        "CANCELLED_IN_PART, true, €251.00",
        "CANCELLED_IN_PART, false, 2 × Dinner",
        "CANCELLED_IN_PART, false, Students only"
    })
    void eachStepOfAPaymentIsToldInWordsOfItsOwn(String status, boolean card, String named) {
        for (String language : List.of("en", "de")) {
            Map<String, Object> values = new HashMap<>(Map.of("conference", "River Conf", "status", status));
            values.putAll(Map.of("code", "K7PX2MRD", "free", false, "card", card, "sum", "€351.00", "due", "Monday"));
            values.putAll(Map.of("account", List.of("IBAN"), "tickets", List.of(), "back", "€100.00", "link", LINK));
            values.putAll(Map.of(
                    "reason", List.of("Students only"), "unanswered", false, "lacking", false, "rest", "€251.00"));
            values.put("cancelled", Map.of("Dinner", 2).entrySet());
            values.put("outstanding", "");
            Letter letter = Letter.of(words.fill("order/mail." + language + ".md", values));
            values.put("status", "ANOTHER");
            Letter another = Letter.of(words.fill("order/mail." + language + ".md", values));

            assertThat(letter.title()).contains("River Conf");
            assertThat(Prose.text(letter.markdown())).contains(named);
            assertThat(letter.markdown()).isNotEqualTo(another.markdown()).doesNotContain("{{", "{%");
        }
    }

    /** Whose tickets let people in, be it at once or after some were cancelled. */
    @ParameterizedTest
    @ValueSource(strings = {"CONFIRMED", "PAYMENT_DUE", "CANCELLED_IN_PART"})
    void anInvoiceThatIsNotPaidSaysWhatAndUntilWhen(String status) {
        for (String language : List.of("en", "de")) {
            Map<String, Object> values = new HashMap<>(Map.of("conference", "River Conf", "status", status));
            values.putAll(Map.of("code", "K7PX2MRD", "free", false, "card", false, "sum", "€351.00", "due", "Monday"));
            values.putAll(Map.of("account", List.of("IBAN"), "tickets", List.of(), "back", "", "link", LINK));
            values.putAll(Map.of("reason", List.of(), "unanswered", false, "lacking", false, "rest", ""));
            values.putAll(Map.of("cancelled", List.of(), "outstanding", "€234.00"));

            String text = Prose.text(Letter.of(words.fill("order/mail." + language + ".md", values))
                    .markdown());

            assertThat(text).containsOnlyOnce("€234.00").contains("Monday", "IBAN", "K7PX2MRD");
        }
    }

    @ParameterizedTest
    @EnumSource(value = ChangeKind.class, mode = EnumSource.Mode.EXCLUDE, names = "RETRACKED")
    void eachChangeOfAProgramIsToldInWordsOfItsOwn(ChangeKind kind) {
        for (String language : List.of("en", "de")) {
            Map<String, Object> change = change("River [x](y)");
            String unchanged = told(change, language);
            change.put(kind.name().toLowerCase(Locale.ROOT), true);

            assertThat(told(change, language)).contains("River [x](y)").isNotEqualTo(unchanged);
        }
    }

    private String told(Map<String, Object> change, String language) {
        Map<String, Object> values = Map.of("changes", List.of(change), "more", 0);
        return Prose.text(words.fill("program-digest/changes." + language + ".md", values));
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
        // Whoever finds links in a text takes nothing else for a part of it.
        assertThat(Prose.text(letter.markdown())).contains(" <" + LINK + ">");
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
                new Profile(null, "A", null, null, null, null, null, null, zone, locale, null, null, null, null, 0));

        assertThat(reader.time(Instant.parse("2027-05-18T09:00:00Z")))
                .startsWith(day)
                .contains(zone == null ? "09:00 (UTC)" : zone.endsWith("Lisbon") ? "10:00 (" : "11:00 (");
    }

    @ParameterizedTest
    @CsvSource({
        "clashes, Schemas without tears",
        "other_day, your ticket is not valid",
        "no_room, fewer seats",
        "session_gone, not part of the program"
    })
    void whatHappenedToASeatIsSaid(String what, String words) {
        Map<String, Object> values = values("River Conf", "");
        values.put("what", what);

        Letter letter = Letter.of(this.words.fill("seat/en.md", values));

        assertThat(letter.title()).contains("Event loops by hand");
        assertThat(Prose.text(letter.markdown())).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "en, MISSED, Event loops by hand, Your offer for “Event loops by hand” has ended, See your seats",
        "en, MISSED, '', Your offer for River Conf has ended, See the tickets",
        "de, OVER, Event loops by hand, Die Warteliste für „Event loops by hand“ ist geschlossen, Ihre Plätze",
        "en, NO_TICKET, Event loops by hand, You wait no more for “Event loops by hand”, no ticket any more"
    })
    void whoWaitsInVainReadsForWhat(String language, String status, String session, String title, String words) {
        Map<String, Object> values = values("River Conf", "");
        values.put("status", status);
        values.put("title", session);

        Letter letter = Letter.of(this.words.fill("waitlist-ended/" + language + ".md", values));

        assertThat(letter.title()).isEqualTo(title);
        assertThat(Prose.text(letter.markdown())).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"en, 2 × Regular for Tue 18 May, €198.00", "de, 2 × Regular für Di. 18. Mai, '198,00 €'"})
    void whoIsOfferedTicketsReadsWhichAndWhatTheyCost(String language, String tickets, String sum) {
        Map<String, String> facts = OfferWords.facts(
                new OfferedTickets("K7PX2MRD", "Regular", 19_800, "EUR", List.of(LocalDate.of(2027, 5, 18)), language));
        Map<String, Object> values = values("River Conf", "");
        values.put("seats", "2");
        values.putAll(OfferWords.of(facts, Reader.in(language, "UTC"), Optional.empty(), null));

        Letter letter = Letter.of(words.fill("waitlist-offer/" + language + ".md", values));

        assertThat(letter.title()).contains("Regular, River Conf");
        assertThat(Prose.text(letter.markdown())).contains(tickets, sum, "19 May 2027");
        values.putAll(OfferWords.of(Map.of(), Reader.in(language, "UTC"), Optional.empty(), null));
        assertThat(Letter.of(words.fill("waitlist-offer/" + language + ".md", values))
                        .markdown())
                .doesNotContain("Regular", "198");
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
                "changes", List.of(change(conference))));
        values.put("organization", "River Events");
        values.put("seats", "1");
        values.putAll(Map.of("ticket", "Regular", "days", "Tue 18 May", "sum", "€99.00"));
        values.put("until", "19 May 2027");
        values.put("team", "");
        values.put("code", "042137");
        values.put("change", "codes_renewed");
        values.put("provider", "Acme");
        values.put("count", 14);
        values.put("more", 13);
        values.put("what", "clashes");
        values.put("title", "Event loops by hand");
        values.put("author", "Ada");
        values.put("other", "Schemas without tears");
        values.put("figures", List.of(Map.of("kind", "moved", "sessions", 14)));
        return values;
    }

    private static Map<String, Object> change(String title) {
        Map<String, Object> change = new HashMap<>(
                Map.of("title", title, "name", title, "link", LINK, "time", "10:00", "now", "10:00", "was", "9:00"));
        for (ChangeKind kind : ChangeKind.values()) {
            change.put(kind.name().toLowerCase(Locale.ROOT), false);
        }
        return change;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>x</script> ", "<div> ", "<br> ", "<!-- x --> ", "</div> "})
    void aTagAtTheBeginningOfALineIsNoEndOfMarkdown(String tag) {
        assertThat(Prose.html(tag + "[y](https://example.org) \\<b\\>", "#4a49c9"))
                .contains("href=\"https://example.org\"", "&lt;b&gt;")
                .doesNotContain(tag.strip());
    }

    /** Whatever a placeholder made of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "![x](https://evil.example/p.png)",
                "![x][My Conf]\n\n[My Conf]: <https://evil.example/p.png?n=Anna Smith>",
                "[![x](https://evil.example/p.png)](https://example.org)"
            })
    void picturesAreNeverShown(String markdown) {
        assertThat(Prose.html(markdown, "#4a49c9"))
                .doesNotContain("<img", "p.png")
                .contains("x");
        assertThat(Prose.text(markdown)).doesNotContain("p.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[more](https://evil.example/?n={{ person.name }})",
                "[more](<https://evil.example/?n={{person.name}}>)",
                "[more][x]\n\n[x]: https://evil.example/?n={{ person.name }}",
                "<https://evil.example/?n={{ person.name }}>",
                "https://evil.example/{{ person.name }}"
            })
    void noLinkTellsWhoFollowsIt(String text) {
        Faults faults = new Faults();
        Placeholders.check(faults, "/text", text, Placeholders.OF_BULLETINS);

        assertThatThrownBy(() -> faults.refuseIfAny("No.")).hasMessageContaining("No.");
    }
}
