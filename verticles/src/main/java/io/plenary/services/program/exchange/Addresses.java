package io.plenary.services.program.exchange;

import io.plenary.services.program.conference.Faults;
import io.plenary.services.program.formats.FindingCode;
import io.plenary.services.program.formats.Findings;
import java.net.URI;
import java.util.Map;

/** Makes the addresses of a file such that a browser may follow them; reports what could not be made so. */
final class Addresses {

    private final String base;
    private final Findings findings;

    /** @param base what relative addresses are relative to, null if the file does not say */
    Addresses(String base, Findings findings) {
        this.base = base != null && Faults.isWebAddress(base) ? base : null;
        this.findings = findings;
    }

    /** Null where there is none, or none of the web. */
    String absolute(String address, Integer line) {
        if (address == null || Faults.isWebAddress(address)) {
            return address;
        }
        String resolved = resolve(address);
        if (resolved == null) {
            findings.add(FindingCode.ADDRESS_LEFT_OUT, Map.of("address", address), line, null);
        }
        return resolved;
    }

    private String resolve(String address) {
        try {
            String resolved =
                    base == null ? null : URI.create(base).resolve(address).toString();
            return resolved != null && Faults.isWebAddress(resolved) ? resolved : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
