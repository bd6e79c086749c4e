package io.plenary.services.program.conference;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a record, so that all faults are told at once. */
public final class Faults {

    private static final int LONGEST_URL = 2_000;

    private final List<FieldError> errors = new ArrayList<>();

    public Faults check(boolean right, String pointer, String detail) {
        if (!right) {
            errors.add(new FieldError(pointer, detail));
        }
        return this;
    }

    /** A text that must be there. */
    public Faults required(String text, int longest, String pointer) {
        return check(text != null && !text.isBlank(), pointer, "must not be empty")
                .optional(text, longest, pointer);
    }

    /** A text that may be missing. */
    public Faults optional(String text, int longest, String pointer) {
        return check(
                        text == null || text.length() <= longest,
                        pointer,
                        "must have at most %,d characters".formatted(longest))
                .check(text == null || text.indexOf('\0') < 0, pointer, "must not contain NUL characters");
    }

    /** A URL a browser may be sent to; it may be missing. */
    public Faults url(String url, String pointer) {
        return check(url == null || isWebAddress(url), pointer, "must be an absolute http or https URL");
    }

    public static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && url.length() <= LONGEST_URL;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID if anything was wrong */
    public void refuse(String detail) {
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because(detail, errors);
        }
    }
}
