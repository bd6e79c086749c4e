package io.plenary.services.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.runtime.Faults;
import java.util.Map;
import java.util.regex.Pattern;

/** Who may have databases made and dropped, and which. */
final class HostRules {

    /** PostgreSQL cuts longer names, and two conferences would share a database. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}");

    private HostRules() {}

    /** @param prefix of all our databases: nothing else is made or dropped, whoever asks */
    static void check(Caller caller, ConferenceDatabase database, String prefix) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only the platform itself makes and drops databases.");
        }
        String name = database.databaseName();
        boolean ours = name != null && NAME.matcher(name).matches() && name.startsWith(prefix + "_conf_");
        new Faults()
                .check(database.conferenceId() != null, "/conferenceId", Fault.REQUIRED)
                .check(ours, "/databaseName", Fault.PATTERN, Map.of("pattern", prefix + "_conf_…"))
                .refuseIfAny("This is no database of a conference.");
    }
}
