package io.plenary.runtime;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses at which the client shows something, as it lists them itself: nobody else makes any up.
 *
 * @param pages in the order of the list
 */
public record ClientAddresses(List<Page> pages) {

    /** Path of the list within the client: a module, but for its first words JSON. */
    public static final String LIST = "lib/addresses.js";

    private static final String BEGINNING = "export default ";
    private static final Pattern PARAMETER = Pattern.compile(":\\w+");

    /**
     * What is shown at an address.
     *
     * @param address path in which {@code :name} stands for one segment
     * @param element that shows it
     * @param module of that element
     */
    public record Page(String address, String element, String module) {

        /** What the paths of this page look like. */
        public Pattern pattern() {
            return Pattern.compile(PARAMETER.matcher(address).replaceAll("[^/]+") + "/?");
        }

        private String path(String... segments) {
            Iterator<String> next = List.of(segments).iterator();
            return PARAMETER.matcher(address).replaceAll(parameter -> Matcher.quoteReplacement(next.next()));
        }
    }

    /** The list this program ships; blocks. */
    public static ClientAddresses bundled() {
        try (InputStream list = ClientAddresses.class.getClassLoader().getResourceAsStream("webroot/" + LIST)) {
            return of(list.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ClientAddresses of(byte[] list) {
        String text = new String(list, StandardCharsets.UTF_8);
        int start = text.indexOf(BEGINNING) + BEGINNING.length();
        JsonArray pages = new JsonArray(text.substring(start, text.lastIndexOf(';')));
        return new ClientAddresses(pages.stream()
                .map(JsonArray.class::cast)
                .map(page -> new Page(page.getString(0), page.getString(1), page.getString(2)))
                .toList());
    }

    public String conference(String slug) {
        return path("conference-page", slug);
    }

    public String session(String slug, Object id) {
        return path("session-page", slug, id.toString());
    }

    private String path(String element, String... segments) {
        return pages.stream()
                .filter(page -> page.element().equals(element))
                .findFirst()
                .orElseThrow()
                .path(segments);
    }
}
