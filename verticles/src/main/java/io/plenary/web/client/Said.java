package io.plenary.web.client;

/**
 * What is said at an address of the client.
 *
 * @param document null for the one that says nothing of its own
 * @param indexed whether search engines may keep it
 */
public record Said(Document document, int status, boolean indexed) {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** The client alone knows what is to be shown there. */
    public static final Said NOTHING = new Said(null, OK, true);

    /** Something, but to some only. */
    public static final Said HIDDEN = new Said(null, OK, false);

    /** That nothing is there the client says in words. */
    public static final Said MISSING = new Said(null, NOT_FOUND, false);

    public static Said of(Document document) {
        return new Said(document, OK, true);
    }
}
