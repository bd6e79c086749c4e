package io.plenary.runtime;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses at which the client shows something, as it lists them itself: nobody else makes any up.
 *
 * @param pages in the order of the list
 */
public record ClientAddresses(List<Page> pages) {

    /** Path of the list within the client: a module, but for its first words JSON. */
    public static final String LIST = "lib/addresses.js";

    private static final String BEGINNING = "export default ";
    private static final String ANY = "*";
    private static final String ONLINE = "online";
    private static final String KEPT = "kept";
    private static final Pattern PARAMETER = Pattern.compile(":\\w+");

    /**
     * What is shown at an address.
     *
     * @param address path in which {@code :name} stands for one segment
     * @param element that shows it
     * @param module of that element
     * @param areas folders whose messages and style sheets it needs besides those that every page has
     * @param online whether it is of no use without the server
     */
    public record Page(String address, String element, String module, Set<String> areas, boolean online) {

        private static Page of(JsonArray row, boolean online) {
            Stream<Object> areas = row.size() > 3 ? row.getJsonArray(3).stream() : Stream.empty();
            return new Page(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    areas.map(String.class::cast).collect(Collectors.toSet()),
                    online);
        }

        /** Whether it says that nothing is shown. */
        public boolean isMissing() {
            return address.equals(ANY);
        }

        /** What the paths of this page look like. */
        public Pattern pattern() {
            return Pattern.compile(
                    isMissing() ? ".*" : PARAMETER.matcher(address).replaceAll("([^/]+)") + "/?");
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
        JsonObject pages = new JsonObject(text.substring(start, text.lastIndexOf(';')));
        return new ClientAddresses(Stream.concat(pages(pages, ONLINE, true), pages(pages, KEPT, false))
                .toList());
    }

    private static Stream<Page> pages(JsonObject pages, String name, boolean online) {
        return pages.getJsonArray(name).stream().map(JsonArray.class::cast).map(row -> Page.of(row, online));
    }

    /** Folders that no page needs without the server. */
    public Set<String> onlineAreas() {
        Set<String> areas = areas(true);
        areas.removeAll(areas(false));
        return areas;
    }

    private Set<String> areas(boolean online) {
        return pages.stream()
                .filter(page -> page.online() == online)
                .flatMap(page -> page.areas().stream())
                .collect(Collectors.toSet());
    }

    public String conference(String slug) {
        return path("conference-page", slug);
    }

    public String session(String slug, Object id) {
        return path("session-page", slug, id.toString());
    }

    public String schedule(String slug) {
        return path("schedule-page", slug);
    }

    public String speakers(String slug) {
        return path("speakers-page", slug);
    }

    public String speaker(String slug, Object id) {
        return path("speaker-page", slug, id.toString());
    }

    public String rooms(String slug) {
        return path("rooms-page", slug);
    }

    public String room(String slug, Object id) {
        return path("room-page", slug, id.toString());
    }

    public String tracks(String slug) {
        return path("tracks-page", slug);
    }

    public String track(String slug, Object id) {
        return path("track-page", slug, id.toString());
    }

    public String tickets(String slug) {
        return path("tickets-page", slug);
    }

    private String path(String element, String... segments) {
        return pages.stream()
                .filter(page -> page.element().equals(element))
                .findFirst()
                .orElseThrow()
                .path(segments);
    }
}
