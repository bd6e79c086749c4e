package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.runtime.ClientAddresses;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.web.SchedulePage;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SitemapsTest {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void aFileNamesNoMoreThanTheProtocolAllows() {
        PublicAddresses addresses = new PublicAddresses(ClientAddresses.bundled(), "https://plenary.example");
        List<Session> sessions =
                Stream.generate(SitemapsTest::session).limit(50_100).toList();

        String file = Sitemaps.conference(page(sessions), addresses);

        assertThat(file.split("<loc>", -1)).hasSize(50_001);
        assertThat(file)
                .startsWith("<?xml")
                .contains("<loc>https://plenary.example/c/large</loc>")
                .contains("<lastmod>2027-01-01T00:00:00Z</lastmod>");
    }

    private static Session session() {
        return new Session(
                UUID.randomUUID(),
                null,
                null,
                "T",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                NOW,
                NOW,
                1);
    }

    private static SchedulePage page(List<Session> sessions) {
        UUID id = UUID.randomUUID();
        Conference conference = new Conference(
                id,
                id,
                "large",
                "large",
                "Large",
                null,
                null,
                LocalDate.EPOCH,
                LocalDate.EPOCH,
                "UTC",
                null,
                null,
                null,
                null,
                null,
                ConferenceStatus.PUBLISHED,
                null,
                NOW,
                NOW,
                1,
                null,
                NOW,
                NOW);
        Schedule schedule = new Schedule(id, 1, NOW, List.of(), List.of(), List.of(), sessions);
        return new SchedulePage(
                conference, 1, "\"1\"", schedule, List.of(), Set.of(), null, null, Buffer.buffer(), Buffer.buffer());
    }

    @Test
    void robotsAreToldWhatIsForThem() {
        try (MadeUpConference made = new MadeUpConference()) {
            String robots = made.asks("/robots.txt").text();
            assertThat(robots)
                    .contains("Disallow: /api/\n")
                    .contains(
                            "Sitemap: " + made.platform.node().settings().http().baseUrl() + "/sitemap.xml");

            Reply index = made.asks("/sitemap.xml");
            assertThat(index.text())
                    .contains("/sitemap-" + MadeUpConference.SLUG + ".xml")
                    .doesNotContain(MadeUpConference.DRAFT);
            assertThat(index.header("Content-Type")).hasValue("application/xml");
            String etag = index.header("ETag").orElseThrow();
            assertThat(made.asks("/sitemap.xml", "If-None-Match", etag).status())
                    .isEqualTo(304);
            assertThat(made.asks("/sitemap-" + MadeUpConference.DRAFT + ".xml").status())
                    .isEqualTo(404);
            assertThat(made.asks("/sitemap-none.xml").status()).isEqualTo(404);

            made.organizer
                    .delete("/api/v1/conferences/" + MadeUpConference.SLUG)
                    .expect(200);
            Awaitility.await().untilAsserted(() -> {
                assertThat(made.asks("/sitemap-" + MadeUpConference.SLUG + ".xml")
                                .status())
                        .isEqualTo(404);
                assertThat(made.asks("/sitemap.xml").text()).doesNotContain(MadeUpConference.SLUG);
            });
        }
    }
}
