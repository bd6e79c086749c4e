package io.plenary.web.pages;

/** Where what strangers see of a conference is: on this platform, or in an archive. All are paths, as {@link #absolute} takes them. */
interface SiteAddresses {

    /** What stands before paths wherever they are read; null where nobody knows. */
    String base();

    /** Of everybody's view, wherever they read it. */
    String absolute(String path);

    /** As a page names it that is shown. */
    String link(String path);

    String conference(String slug);

    String schedule(String slug);

    String day(String slug, int index);

    String session(String slug, Object id);

    String speakers(String slug);

    String speaker(String slug, Object id);

    String rooms(String slug);

    String room(String slug, Object id);

    String tracks(String slug);

    String track(String slug, Object id);

    /** Null where none can be had. */
    String tickets(String slug);

    /** The program as a file. */
    String export(String slug, String format);

    /**
     * The picture by which others show a page; null where they could not find it.
     *
     * @param page path of a conference or of a session
     * @param version so that what is kept elsewhere is not shown for what has changed
     */
    String card(String page, long version, Words words);

    /** Null where there is none to be had. */
    String speakerPicture(String slug, Object id);

    /** Tells how to show a page within another one; null where nobody answers that. */
    String oembed(String page);
}
