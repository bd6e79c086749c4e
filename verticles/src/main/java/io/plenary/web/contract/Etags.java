package io.plenary.web.contract;

/** Comparison of entity tags as RFC 9110 wants it for {@code If-None-Match}: weak ones equal strong ones. */
final class Etags {

    private Etags() {}

    /**
     * @param known a list of entity tags, or {@code *}
     * @param etag of what would be answered
     */
    static boolean match(String known, String etag) {
        if (known.equals(etag) || known.equals("*")) {
            return true;
        }
        String plain = plain(etag);
        for (String one : known.split(",")) {
            if (plain(one.trim()).equals(plain)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
