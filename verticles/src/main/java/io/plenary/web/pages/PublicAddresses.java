package io.plenary.web.pages;

import io.plenary.runtime.ClientAddresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where what strangers see is: the client's addresses, and beside them those that only other programs read. */
final class PublicAddresses implements SiteAddresses {

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

    @Override
    public String base() {
        return base;
    }

    @Override
    public String absolute(String path) {
        return base + path;
    }

    @Override
    public String link(String path) {
        return path;
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

    @Override
    public String conference(String slug) {
        return pages.conference(slug);
    }

    @Override
    public String schedule(String slug) {
        return pages.schedule(slug);
    }

    @Override
    public String day(String slug, int index) {
        return pages.schedule(slug) + "?day=" + index;
    }

    @Override
    public String session(String slug, Object id) {
        return pages.session(slug, id);
    }

    @Override
    public String speakers(String slug) {
        return pages.speakers(slug);
    }

    @Override
    public String speaker(String slug, Object id) {
        return pages.speaker(slug, id);
    }

    @Override
    public String rooms(String slug) {
        return pages.rooms(slug);
    }

    @Override
    public String room(String slug, Object id) {
        return pages.room(slug, id);
    }

    @Override
    public String tracks(String slug) {
        return pages.tracks(slug);
    }

    @Override
    public String track(String slug, Object id) {
        return pages.track(slug, id);
    }

    @Override
    public String tickets(String slug) {
        return pages.tickets(slug);
    }

    /** The same page in a language, whatever the browser of who follows it prefers. */
    static String in(String language, String path) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    @Override
    public String card(String page, long version, Words words) {
        return page + "/card.png?lang=" + words.language() + "&v=" + version;
    }

    static String embed(String slug) {
        return EMBED.replace(":conf", slug);
    }

    static String sitemap(String slug) {
        return "/sitemap-" + slug + ".xml";
    }

    @Override
    public String oembed(String page) {
        return OEMBED + "?format=json&url=" + URLEncoder.encode(absolute(page), StandardCharsets.UTF_8);
    }

    @Override
    public String export(String slug, String format) {
        return "/api/v1/conferences/" + slug + "/schedule." + format;
    }

    @Override
    public String speakerPicture(String slug, Object id) {
        return "/api/v1/conferences/" + slug + "/speakers/" + id + "/picture?size=192";
    }

    static String conferencePicture(String slug) {
        return "/api/v1/conferences/" + slug + "/picture?size=384";
    }
}
