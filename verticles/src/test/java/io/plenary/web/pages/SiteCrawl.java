package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Whatever the pages of a folder lead to, as a browser finds it that begins with the first. */
final class SiteCrawl {

    /** As it was parsed, and as it is. */
    record Page(Document document, String html) {}

    private static final Pattern URL = Pattern.compile("url\\(['\"]?([^'\")]+)");
    private static final Set<String> OF_TEXTS = Set.of("https://example.org/where", "https://harbor.example.org/");

    private SiteCrawl() {}

    private static byte[] fetch(URI address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
        return answer.body();
    }

    /** Follows whatever a page names, and whatever style sheets do. */
    static Map<URI, Page> of(Path served, FileServer server) throws IOException, InterruptedException {
        server.serve(served);
        Map<URI, Page> pages = new HashMap<>();
        Deque<URI> open = new ArrayDeque<>(List.of(server.base()));
        Set<URI> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            URI address = open.poll();
            String text = new String(fetch(address), StandardCharsets.UTF_8);
            Stream<String> named = Stream.of();
            if (address.getPath().endsWith("/") || address.getPath().endsWith(".html")) {
                Page page = new Page(Jsoup.parse(text, address.toString()), text);
                pages.put(address, page);
                named = named(page.document());
            } else if (address.getPath().endsWith(".css")) {
                named = inStyles(text);
            }
            named.filter(name -> !OF_TEXTS.contains(name))
                    .map(name -> address.resolve(name.replaceAll("#.*", "")))
                    .forEach(next -> {
                        assertThat(next.toString())
                                .as("named by " + address)
                                .startsWith(server.base().toString());
                        if (seen.add(next)) {
                            open.add(next);
                        }
                    });
        }
        return pages;
    }

    private static Stream<String> named(Document page) {
        Stream<String> attributes = Stream.of("href", "src", "srcset", "action", "poster", "data")
                .flatMap(name -> page.select("[" + name + "]").eachAttr(name).stream());
        Stream<String> pictures =
                page.select("meta[property=og:image], meta[property=og:url]").eachAttr("content").stream();
        return Stream.concat(attributes, pictures);
    }

    private static Stream<String> inStyles(String styles) {
        List<String> found = new ArrayList<>();
        Matcher urls = URL.matcher(styles);
        while (urls.find()) {
            found.add(urls.group(1));
        }
        return found.stream().filter(url -> !url.startsWith("data:") && !url.startsWith("#"));
    }
}
