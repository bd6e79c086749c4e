package io.plenary.services.program.exchange.imports;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.runtime.Faults;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the addresses of a file such that a browser may follow them; reports what could not be made so. */
final class WebAddresses {

    private static final String FORBIDDEN = "\"<>\\^`{|}";
    private static final Pattern ENCODED = Pattern.compile("%\\p{XDigit}{2}");

    private final String base;
    private final Findings findings;

    /** @param base what relative addresses are relative to, null if the file does not say */
    WebAddresses(String base, Findings findings) {
        this.base = base != null && Faults.isWebUrl(base) ? base : null;
        this.findings = findings;
    }

    /** Null where there is none, or none of the web. */
    String absolute(String address, Integer line) {
        if (address == null || Faults.isWebUrl(address)) {
            return address;
        }
        String encoded = encoded(address);
        String resolved = Faults.isWebUrl(encoded) ? encoded : resolve(encoded);
        if (resolved != null && !encoded.equals(address)) {
            findings.count(FindingCode.ADDRESS_ENCODED, line);
        }
        if (resolved == null) {
            findings.add(FindingCode.ADDRESS_LEFT_OUT, Map.of("address", address), line, null);
        }
        return resolved;
    }

    /** With what no address may hold percent-encoded: white space, quotes, a second #, a % that encodes nothing. */
    private static String encoded(String address) {
        StringBuilder encoded = new StringBuilder();
        int fragment = address.indexOf('#');
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean stray = c == '%'
                    && !ENCODED.matcher(address).region(i, address.length()).lookingAt();
            boolean second = c == '#' && i > fragment;
            if (stray || second || FORBIDDEN.indexOf(c) >= 0 || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                encoded.append(URLEncoder.encode(String.valueOf(c), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private String resolve(String address) {
        try {
            String resolved =
                    base == null ? null : URI.create(base).resolve(address).toString();
            return resolved != null && Faults.isWebUrl(resolved) ? resolved : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
