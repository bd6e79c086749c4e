package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What search engines are told of sessions that are moved after they were announced, and of what can be bought. */
class ChangedEventsTest {

    private static final String SLUG = "moving-days";
    private static final String API = "/api/v1/conferences/" + SLUG;
    private static final String MOVED = "dddddddd-0000-4000-8000-000000000001";
    private static final String KEPT = "dddddddd-0000-4000-8000-000000000002";
    private static final StructuredDataRules RULES = new StructuredDataRules();

    private static MadeUpConference made;

    @BeforeAll
    static void start() {
        made = new MadeUpConference();
        made.platform.conference(made.organizer, "harbor", SLUG, "DRAFT");
        made.imports(
                SLUG, MadeUpConference.FILE.formatted("Moving Days", "Kept").replace("eeeeeeee", "dddddddd"));
        String version = made.organizer.get(API).header("ETag").orElseThrow();
        made.organizer
                .patch(API, new JsonObject().put("city", "Porto"), "If-Match", version)
                .expect(200);
        made.organizer.post(API + "/publish", null).expect(200);
    }

    @AfterAll
    static void stop() {
        made.close();
    }

    private static JsonObject data(String path) {
        Document page = made.page("/c/" + SLUG + path);
        JsonObject data = new JsonObject(
                page.select("script[type=application/ld+json]").first().data());
        assertThat(RULES.faults(data)).as(data.encodePrettily()).isEmpty();
        return data;
    }

    private static void move(String id, String start) {
        String path = API + "/sessions/" + id;
        JsonObject session = made.organizer.get(path).expect(200);
        JsonObject slot = session.getJsonObject("slot").put("start", start);
        made.organizer
                .put(
                        path + "/slot",
                        slot,
                        "If-Match",
                        made.organizer.get(path).header("ETag").orElseThrow())
                .expect(200);
    }

    @Test
    void aMovedSessionSaysWhenItWasToBeginUntilItIsBackThere() {
        assertThat(data("/sessions/" + MOVED).getString("eventStatus")).endsWith("/EventScheduled");

        move(MOVED, "2027-05-18T14:00:00Z");
        move(MOVED, "2027-05-18T15:00:00Z");

        Awaitility.await().untilAsserted(() -> {
            JsonObject moved = data("/sessions/" + MOVED);
            assertThat(moved.getString("startDate")).isEqualTo("2027-05-18T16:00:00+01:00");
            assertThat(moved.getString("eventStatus")).endsWith("/EventRescheduled");
            assertThat(moved.getString("previousStartDate")).isEqualTo("2027-05-18T09:30:00+01:00");
        });
        assertThat(data("/sessions/" + KEPT).getString("eventStatus")).endsWith("/EventScheduled");

        move(MOVED, "2027-05-18T08:30:00Z");
        Awaitility.await()
                .untilAsserted(() -> assertThat(data("/sessions/" + MOVED).getString("eventStatus"))
                        .endsWith("/EventScheduled"));
    }

    @Test
    void onlyWhatEverybodyMayBuyIsOffered() {
        JsonObject plain = new JsonObject().put("currency", "EUR").put("price", 12_050);
        ticket(plain.copy().put("name", "Regular").put("onSale", true).put("salesFrom", "2026-01-01T00:00:00Z"));
        ticket(plain.copy()
                .put("name", "Yen")
                .put("onSale", true)
                .put("currency", "JPY")
                .put("price", 5_000));
        ticket(plain.copy().put("name", "Not shown").put("onSale", false));
        ticket(plain.copy().put("name", "By voucher").put("onSale", true).put("hidden", true));
        ticket(plain.copy()
                .put("name", "For some")
                .put("onSale", true)
                .put(
                        "audience",
                        new JsonObject()
                                .put("kind", "EMAIL_DOMAINS")
                                .put("domains", new JsonArray().add("example.org"))));

        Awaitility.await().untilAsserted(() -> assertThat(offers())
                .extracting(offer -> offer.getString("name"))
                .containsExactlyInAnyOrder("Regular", "Yen"));
        JsonObject regular = offers().stream()
                .filter(offer -> offer.getString("name").equals("Regular"))
                .findFirst()
                .orElseThrow();
        assertThat(regular.getString("price")).isEqualTo("120.50");
        assertThat(regular.getString("priceCurrency")).isEqualTo("EUR");
        assertThat(regular.getString("availability")).isEqualTo("https://schema.org/InStock");
        assertThat(regular.getString("validFrom")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(regular.getString("url")).isEqualTo(made.base() + "/c/" + SLUG + "/tickets");
        assertThat(made.page("/c/" + SLUG).select(".actions a").first().attr("href"))
                .isEqualTo("/c/" + SLUG + "/tickets");
        for (String path : List.of("", "/schedule", "/speakers", "/sessions/" + KEPT)) {
            assertThat(made.page("/c/" + SLUG + path).select(".top-nav a[href=/c/" + SLUG + "/tickets]"))
                    .as(path)
                    .hasSize(1);
        }
    }

    private static List<JsonObject> offers() {
        return Stream.ofNullable(data("").getJsonArray("offers"))
                .flatMap(JsonArray::stream)
                .map(JsonObject.class::cast)
                .toList();
    }

    private static void ticket(JsonObject type) {
        made.organizer.post(API + "/ticket-types", type).expect(201);
    }
}
