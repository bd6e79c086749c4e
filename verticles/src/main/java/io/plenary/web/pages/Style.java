package io.plenary.web.pages;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How pages are written.
 *
 * @param frame what stands around what they say
 */
record Style(PageTemplates templates, SiteAddresses addresses, Words words, Frame frame) {

    /**
     * A document that pages are shown within.
     *
     * @param head template of what is to be known about a page
     * @param layout template of what stands around its content
     * @param site what titles end with; null for nothing
     * @param values that only these templates use
     */
    record Frame(String head, String layout, String site, Map<String, Object> values) {

        /** The client's, which takes the page over. */
        static final Frame CLIENT = new Frame("head", "layout", "Plenary", Map.of());
    }

    /** @param names from the special to the general */
    String title(String... names) {
        return Stream.concat(Stream.of(names), Stream.ofNullable(frame.site())).collect(Collectors.joining(" · "));
    }

    /** As the page that is written names it; null for null. */
    String link(String path) {
        return path == null ? null : addresses.link(path);
    }
}
