package io.plenary.web.client;

/** What stands within a document, and is allowed there by its digest alone. */
public final class Inline {

    private Inline() {}

    /** A source of a content security policy that allows exactly this text. */
    public static String source(String text) {
        return Digests.source(text);
    }
}
