package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.conferences.Conference;
import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.findings.Findings;
import io.plenary.runtime.Faults;
import io.vertx.core.json.JsonObject;

/** Where a conference takes place and what its logo is, as its file says: taken over where nobody has said it yet. */
final class ConferencePlace {

    private ConferencePlace() {}

    /** What the conference lacks and the file has. */
    static MergePatch missing(Conference conference, ConferenceInfo file, Findings findings) {
        JsonObject missing = new JsonObject();
        put(missing, "venue", conference.venue(), line(file.venue()));
        put(missing, "city", conference.city(), line(file.city()));
        String logo = new WebAddresses(file.baseUrl(), findings).absolute(file.logo(), null);
        put(missing, "logoUrl", conference.logoUrl(), logo);
        return new MergePatch(missing);
    }

    private static String line(String said) {
        return said == null ? null : Faults.oneLine(said);
    }

    private static void put(JsonObject missing, String member, String known, String said) {
        if ((known == null || known.isBlank()) && said != null && !said.isEmpty()) {
            missing.put(member, said);
        }
    }
}
