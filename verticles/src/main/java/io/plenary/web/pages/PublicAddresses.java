package io.plenary.web.pages;

import io.plenary.runtime.ClientAddresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where what strangers see is: the client's addresses, and beside them those that only other programs read. */
final class PublicAddresses {

    static final String ROBOTS = "/robots.txt";
    static final String SITEMAP = "/sitemap.xml";
    static final String OEMBED = "/oembed";
    static final String EMBED_STYLES = "/embed/schedule.css";
    static final String COMPONENT = "/embed/plenary-schedule.js";

    /** Routes of the server below those of a conference. */
    static final String CONFERENCE_CARD = "/c/:conf/card.png";

    static final String SESSION_CARD = "/c/:conf/sessions/:id/card.png";
    static final String EMBED = "/c/:conf/embed";
    /** At the root: a sitemap may name what lies beside and below it. */
    static final String SITEMAP_OF_CONFERENCE = "/sitemap-(?<conf>[a-z0-9-]{2,50})\\.xml";

    private final ClientAddresses pages;
    private final String base;

    /** @param base where clients reach this platform, without a slash at the end */
    PublicAddresses(ClientAddresses pages, String base) {
        this.pages = pages;
        this.base = base;
    }

    /** Of everybody's view, wherever they read it. */
    String absolute(String path) {
        return base + path;
    }

    /** The path, with its query, of an address of ours; null for any other. */
    String relative(String address) {
        if (!address.startsWith(base + "/")) {
            return null;
        }
        String path = address.substring(base.length());
        try {
            URI read = new URI(path);
            return path.startsWith("//") || read.getRawPath() == null ? null : path;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    String home() {
        return "/";
    }

    String conference(String slug) {
        return pages.conference(slug);
    }

    String schedule(String slug) {
        return pages.schedule(slug);
    }

    String day(String slug, int index) {
        return pages.schedule(slug) + "?day=" + index;
    }

    String session(String slug, Object id) {
        return pages.session(slug, id);
    }

    String speakers(String slug) {
        return pages.speakers(slug);
    }

    String speaker(String slug, Object id) {
        return pages.speaker(slug, id);
    }

    /** The same page in a language, whatever the browser of who follows it prefers. */
    static String in(String language, String path) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /** @param version so that what is kept elsewhere is not shown for what has changed */
    static String card(String conferenceOrSession, long version, Words words) {
        return conferenceOrSession + "/card.png?lang=" + words.language() + "&v=" + version;
    }

    static String embed(String slug) {
        return EMBED.replace(":conf", slug);
    }

    static String sitemap(String slug) {
        return "/sitemap-" + slug + ".xml";
    }

    String oembed(String path) {
        return OEMBED + "?format=json&url=" + URLEncoder.encode(absolute(path), StandardCharsets.UTF_8);
    }

    static String export(String slug, String format) {
        return "/api/v1/conferences/" + slug + "/schedule." + format;
    }

    static String speakerPicture(String slug, Object id) {
        return "/api/v1/conferences/" + slug + "/speakers/" + id + "/picture?size=192";
    }

    static String conferencePicture(String slug) {
        return "/api/v1/conferences/" + slug + "/picture?size=384";
    }
}
