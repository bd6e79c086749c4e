package io.plenary.web.contract;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code Accept-Encoding} asks for (RFC 9110, 12.5.3). */
public final class Encodings {

    private static final String GZIP = "gzip";
    private static final String IDENTITY = "identity";
    private static final String ANY = "*";
    private static final Pattern WEIGHT = Pattern.compile(";q=([01](?:\\.[0-9]{0,3})?)(?:;|$)");
    private static final double UNSAID = -1;

    private Encodings() {}

    /**
     * Whether an answer goes compressed: where it may, unless the client would rather have it plain.
     *
     * @param accepted the header, or null
     */
    public static boolean gzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        if (accepted.startsWith("gzip,")) {
            return true; // as browsers begin
        }
        double gzip = UNSAID;
        double any = 0;
        double plain = 0;
        for (String one : accepted.toLowerCase(Locale.ROOT).replace(" ", "").split(",")) {
            switch (one.split(";", 2)[0]) {
                case GZIP, "x-gzip" -> gzip = weight(one);
                case ANY -> any = weight(one);
                case IDENTITY -> plain = weight(one);
                default -> {}
            }
        }
        double wanted = gzip == UNSAID ? any : gzip;
        return wanted > 0 && wanted >= plain;
    }

    /** A weight of zero means: anything but this. None that can be read is one. */
    private static double weight(String one) {
        Matcher weight = WEIGHT.matcher(one);
        return weight.find() ? Double.parseDouble(weight.group(1)) : 1;
    }
}
