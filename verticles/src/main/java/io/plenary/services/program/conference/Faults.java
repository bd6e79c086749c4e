package io.plenary.services.program.conference;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a record, so that all faults are told at once. */
public final class Faults {

    private static final int LONGEST_URL = 2_000;

    private final List<FieldError> errors = new ArrayList<>();

    public Faults check(boolean right, String pointer, Fault fault) {
        return check(right, pointer, fault, Map.of());
    }

    /** @param values what the fault is about */
    public Faults check(boolean right, String pointer, Fault fault, Map<String, ?> values) {
        if (!right) {
            errors.add(fault.at(pointer, values));
        }
        return this;
    }

    /** A text that must be there. */
    public Faults required(String text, int longest, String pointer) {
        return check(text != null && !text.isBlank(), pointer, Fault.EMPTY).optional(text, longest, pointer);
    }

    /** A text that may be missing. */
    public Faults optional(String text, int longest, String pointer) {
        return check(text == null || text.length() <= longest, pointer, Fault.TOO_LONG, Map.of("most", longest))
                .check(text == null || text.indexOf('\0') < 0, pointer, Fault.NUL);
    }

    /** A URL a browser may be sent to; it may be missing. */
    public Faults url(String url, String pointer) {
        return check(url == null || isWebAddress(url), pointer, Fault.WEB_ADDRESS);
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
