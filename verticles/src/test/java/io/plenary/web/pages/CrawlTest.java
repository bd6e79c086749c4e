package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Follows every link, as search engines do. */
class CrawlTest {

    @Test
    void everyLinkLeadsSomewhereEachPageIsOneAndTheSitemapHasThemAll() {
        try (MadeUpConference made = new MadeUpConference()) {
            String base = made.base();
            Map<String, Document> pages = crawl(made, "/");

            assertThat(pages.keySet())
                    .hasSizeGreaterThan(9)
                    .noneMatch(path -> path.contains(MadeUpConference.DRAFT) || path.contains(MadeUpConference.SECRET));
            Map<String, String> byCanonical = new HashMap<>();
            pages.forEach((path, page) -> {
                String canonical = page.select("link[rel=canonical]").attr("href");
                assertThat(canonical).isEqualTo(base + path);
                assertThat(byCanonical.put(canonical, path)).as(canonical).isNull();
                assertThat(page.text()).doesNotContain("Secret");
            });
            Set<String> named = sitemap(made);
            assertThat(named).doesNotContain(base + "/");
            named.add(base + "/");
            assertThat(named).isEqualTo(byCanonical.keySet());
        }
    }

    private static Map<String, Document> crawl(MadeUpConference made, String from) {
        Map<String, Document> found = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String path = open.poll();
            Reply reply = made.asks(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            if (reply.header("Content-Type").orElse("").startsWith("text/html")) {
                Document page = Jsoup.parse(reply.text(), made.base() + path);
                found.put(path, page);
                page.select("a[href]").stream()
                        .map(link -> URI.create(link.absUrl("href")))
                        .filter(link -> made.base().endsWith(link.getAuthority()))
                        .map(link -> link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery()))
                        .filter(seen::add)
                        .forEach(open::add);
            }
        }
        return found;
    }

    private static Set<String> sitemap(MadeUpConference made) {
        Set<String> found = new HashSet<>();
        for (String file : locations(made, "/sitemap.xml")) {
            found.addAll(locations(made, URI.create(file).getPath()));
        }
        return found;
    }

    private static List<String> locations(MadeUpConference made, String path) {
        Reply reply = made.asks(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        Document file = Jsoup.parse(reply.text(), "", Parser.xmlParser());
        assertThat(file.select("lastmod")).isNotEmpty();
        return file.select("loc").eachText();
    }
}
