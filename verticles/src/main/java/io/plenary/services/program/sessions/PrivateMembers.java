package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Session;
import io.vertx.core.json.JsonObject;

/**
 * Members of imported files that have no field here. They may be answers to the organizers' questions or other things not meant
 * for everybody, so only the organization's staff reads them, and no export holds them.
 */
public final class PrivateMembers {

    /** Where they are within {@link Session#extra()}. */
    public static final String NAME = "private";

    private PrivateMembers() {}

    public static Session without(Session session) {
        if (session.extra() == null || !session.extra().containsKey(NAME)) {
            return session;
        }
        JsonObject shown = session.extra().copy();
        shown.remove(NAME);
        return SessionEdits.withExtra(session, shown.isEmpty() ? null : shown);
    }
}
