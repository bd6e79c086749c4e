package io.plenary.web.contract;

import java.util.Locale;

/** What {@code Accept-Encoding} asks for (RFC 9110, 12.5.3). */
public final class Encodings {

    private static final String GZIP = "gzip";
    private static final String ANY = "*";

    private Encodings() {}

    /** @param accepted the header, or null */
    public static boolean gzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        if (accepted.startsWith("gzip,")) {
            return true; // as browsers begin
        }
        boolean any = false;
        for (String one : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = one.split(";", 2);
            String name = parts[0].trim();
            if (name.equals(GZIP) || name.equals("x-gzip")) {
                return isWanted(parts);
            }
            any |= name.equals(ANY) && isWanted(parts);
        }
        return any;
    }

    /** A weight of zero means: anything but this. */
    private static boolean isWanted(String[] parts) {
        if (parts.length == 1) {
            return true;
        }
        String weight = parts[1].replace(" ", "");
        return !weight.matches("q=0(\\.0*)?(;.*)?");
    }
}
