package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.contracts.promotions.ShownAdvertisement;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FooterRulesTest {

    private static final String BASE = "https://plenary.example.org";

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void noMailThatOpensOrGuardsAnAccountHasOne(MessageKind kind) {
        if (kind.must() == Must.ACCESS || kind.must() == Must.SAFETY) {
            assertThat(FooterRules.mayHaveOne(message(kind, Map.of()))).isFalse();
        }
    }

    @Test
    void onlyWhatPeopleAreToldOfAConferenceHasOne() {
        Map<String, Object> toAnAddress = Map.of(Addressee.ADDRESS, "x");

        assertThat(FooterRules.mayHaveOne(message(MessageKind.ORDER, Map.of()))).isTrue();
        assertThat(FooterRules.mayHaveOne(message(MessageKind.ORDER_LINK, Map.of())))
                .isFalse();
        assertThat(FooterRules.mayHaveOne(message(MessageKind.CONFERENCE_STATUS, Map.of())))
                .isFalse();
        assertThat(FooterRules.mayHaveOne(message(MessageKind.ORGANIZERS_MESSAGE, toAnAddress)))
                .isFalse();
        assertThat(FooterRules.mayHaveOne(message(MessageKind.ORGANIZERS_MESSAGE, Map.of(BulletinTexts.TEST, true))))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(ConferenceStatus.class)
    void aConferenceThatIsNotSeenOrCalledOffAdvertisesNothing(ConferenceStatus status) {
        Conference conference = Conference.fromJson(new JsonObject()
                .put("slug", "river")
                .put("status", status.name())
                .put("version", 1)
                .encode());

        assertThat(FooterRules.mayHaveOne(conference))
                .isEqualTo(EnumSet.of(ConferenceStatus.PUBLISHED, ConferenceStatus.ARCHIVED)
                        .contains(status));
    }

    @Test
    void eachIsDrawnAsOftenAsItsWeightSaysAndOfOneMailAlwaysTheSame() {
        ShownAdvertisement heavy = shown(30, null);
        ShownAdvertisement light = shown(10, null);
        List<ShownAdvertisement> all = List.of(light, heavy);
        UUID mail = UUID.randomUUID();

        long drawn = Stream.generate(UUID::randomUUID)
                .limit(4_000)
                .filter(each ->
                        FooterRules.draw(all, Map.of(), each).orElseThrow().equals(heavy))
                .count();

        assertThat(drawn).isBetween(2_800L, 3_200L);
        assertThat(FooterRules.draw(all, Map.of(), mail)).isEqualTo(FooterRules.draw(all, Map.of(), mail));
    }

    @Test
    void nobodyIsSentOneMoreOftenADayThanItSays() {
        ShownAdvertisement often = shown(1, 3);
        UUID mail = UUID.randomUUID();

        assertThat(FooterRules.draw(List.of(often), Map.of(often.id(), 2), mail))
                .contains(often);
        assertThat(FooterRules.draw(List.of(often), Map.of(often.id(), 3), mail))
                .isEmpty();
        assertThat(FooterRules.draw(List.of(), Map.of(), mail)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, Advertisement, No more advertisements", "de, Anzeige, Keine Anzeigen mehr"})
    void itIsMarkedAndTextAndNothingElse(String language, String mark, String none) {
        Footer footer = new Footer(
                UUID.randomUUID(),
                "ada@example.org",
                "Harbor <b>& Sons",
                "<img src=x> Ship \"it\"",
                "<script>alert(1)</script>",
                BASE + "/api/v1/mailed-advertisement?token=abc",
                BASE + "/no-advertisements#def");
        Envelope envelope = envelope(language, footer, "Ada@Example.org");

        assertThat(envelope.advertisementId()).isEqualTo(footer.advertisementId());
        assertThat(envelope.text())
                .contains(
                        mark + " · Harbor <b>& Sons",
                        "<img src=x> Ship \"it\"",
                        footer.link(),
                        none + ": " + footer.none() + "\n\n-- ");
        assertThat(envelope.html())
                .contains(
                        mark + "</b>Harbor &lt;b&gt;&amp; Sons",
                        "&lt;script&gt;",
                        "href=\"" + footer.link() + "\"",
                        "href=\"" + footer.none() + "\"",
                        none)
                .doesNotContain("<script", "<img src=x");
    }

    @Test
    void aMailThatGoesElsewhereGoesWithoutIt() {
        Footer footer = new Footer(UUID.randomUUID(), "ada@example.org", "Harbor", "Ship", "", BASE, BASE);
        Envelope elsewhere = envelope("en", footer, "bo@example.org");

        assertThat(elsewhere.advertisementId()).isNull();
        assertThat(elsewhere.text() + elsewhere.html()).doesNotContain("Harbor", "Advertisement");
        assertThat(elsewhere.text()).contains("Soon.\n\n-- \n");
    }

    private static Envelope envelope(String language, Footer footer, String address) {
        Layout layout = new Layout(new Links(BASE, new Unsubscriptions(new byte[32])), new Words());
        Conference conference = Conference.fromJson(new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("slug", "river")
                .put("title", "River Conf")
                .put("status", "PUBLISHED")
                .put("version", 1)
                .encode());
        Message message = footer.below(message(MessageKind.SEAT, Map.of()));
        return layout.envelope(
                UUID.randomUUID(),
                message,
                address,
                language,
                new Letter("River Conf", "Soon."),
                Optional.of(conference));
    }

    private static ShownAdvertisement shown(int weight, Integer mostPerDay) {
        return new ShownAdvertisement(
                UUID.randomUUID(),
                null,
                "Harbor",
                null,
                "Ship",
                null,
                "https://a.example/",
                null,
                weight,
                mostPerDay,
                null);
    }

    private static Message message(MessageKind kind, Map<String, Object> facts) {
        UUID id = UUID.randomUUID();
        return new Message(id, id, kind, id, id, id, facts, Instant.now(), true, null, null);
    }
}
