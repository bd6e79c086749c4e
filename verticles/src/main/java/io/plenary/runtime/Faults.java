package io.plenary.runtime;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong with a request, so that the sender learns it all at once. */
public final class Faults {

    private static final int LONGEST_URL = 2_000;
    private static final String NO_WEB_URL = "must be an absolute http or https URL of at most 2,000 characters";

    private final List<FieldError> errors = new ArrayList<>();

    /** Text that must say something. */
    public Faults required(String pointer, String value, int longest) {
        return check(value != null, pointer, "must be given").optional(pointer, value, longest);
    }

    /** Text that may be absent, but says something where it is there. */
    public Faults optional(String pointer, String value, int longest) {
        return check(value == null || !value.isBlank(), pointer, "must not be empty")
                .text(pointer, value, longest);
    }

    /** Text that may be absent or empty, and that PostgreSQL and every client can keep as it is. */
    public Faults text(String pointer, String value, int longest) {
        if (value == null) {
            return this;
        }
        return check(value.length() <= longest, pointer, "must have at most %,d characters".formatted(longest))
                .check(value.indexOf('\0') < 0, pointer, "must not contain NUL characters")
                .check(isUnicode(value), pointer, "must not contain halves of characters");
    }

    /** An absolute http or https URL, or nothing. */
    public Faults webUrl(String pointer, String url) {
        return check(url == null || isWebUrl(url), pointer, NO_WEB_URL);
    }

    public Faults check(boolean holds, String pointer, String detail) {
        if (!holds) {
            errors.add(new FieldError(pointer, detail));
        }
        return this;
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID if anything was wrong */
    public void refuseIfAny(String detail) {
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because(detail, errors);
        }
    }

    /** Whether a browser may be sent there and PostgreSQL may keep it. */
    public static boolean isWebUrl(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && url.length() <= LONGEST_URL;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isUnicode(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }
}
