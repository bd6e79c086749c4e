package io.plenary.web.pages;

import java.util.Map;
import java.util.UUID;

/**
 * Pages and files of an archive of one conference. Folders are called as the client's addresses below that of the conference, so
 * that old links lead on where an archive takes its place. Names are made of ids and numbers, never of what somebody wrote.
 */
final class ArchiveAddresses implements SiteAddresses {

    private static final String PAGE = "index.html";

    private final String base;
    private final String root;
    private final Map<UUID, String> portraits;

    /**
     * @param base where the archive will be, without a slash at the end; null where nobody knows
     * @param page path of the page that names others
     * @param portraits paths of pictures of speakers
     */
    ArchiveAddresses(String base, String page, Map<UUID, String> portraits) {
        this.base = base;
        this.root = root(page);
        this.portraits = portraits;
    }

    /** The way from a page to the folder of the archive. */
    static String root(String page) {
        return "../".repeat((int) page.chars().filter(sign -> sign == '/').count() - 1);
    }

    /** The file of a page or of something else, within the folder. */
    static String file(String path) {
        return path.substring(1) + (path.endsWith("/") ? PAGE : "");
    }

    @Override
    public String base() {
        return base;
    }

    @Override
    public String absolute(String path) {
        return base == null ? link(path) : base + path;
    }

    /** Names the file, so that it is found without a web server, too. */
    @Override
    public String link(String path) {
        return root + file(path);
    }

    @Override
    public String conference(String slug) {
        return "/";
    }

    @Override
    public String schedule(String slug) {
        return "/schedule/";
    }

    /** The schedule is its first day. */
    @Override
    public String day(String slug, int index) {
        return index == 1 ? schedule(slug) : schedule(slug) + index + "/";
    }

    @Override
    public String session(String slug, Object id) {
        return "/sessions/" + id + "/";
    }

    @Override
    public String speakers(String slug) {
        return "/speakers/";
    }

    @Override
    public String speaker(String slug, Object id) {
        return "/speakers/" + id + "/";
    }

    @Override
    public String rooms(String slug) {
        return "/rooms/";
    }

    @Override
    public String room(String slug, Object id) {
        return "/rooms/" + id + "/";
    }

    @Override
    public String tracks(String slug) {
        return "/tracks/";
    }

    @Override
    public String track(String slug, Object id) {
        return "/tracks/" + id + "/";
    }

    @Override
    public String tickets(String slug) {
        return null;
    }

    @Override
    public String export(String slug, String format) {
        return "/schedule." + format;
    }

    @Override
    public String card(String page, long version, Words words) {
        return base == null ? null : page + "card.png";
    }

    @Override
    public String speakerPicture(String slug, Object id) {
        return portraits.get(id);
    }

    @Override
    public String oembed(String page) {
        return null;
    }
}
