package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.QuietHours;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who is not to be disturbed just now. Asked when something is about to go, so that it goes by what its reader wants then. */
final class Quiet {

    private final Database database;
    private final Supplier<Instant> clock;

    Quiet(Database database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Until when messages wait, by their ids; those that need not are left out. */
    Future<Map<UUID, Instant>> ends(List<Message> messages) {
        return database.read(Caller.SYSTEM, sql -> ends(sql, messages));
    }

    /** The same where it is asked together with something else. */
    Future<Map<UUID, Instant>> ends(SqlClient sql, List<Message> messages) {
        return QuietStore.find(sql, messages.stream().map(Message::userId).collect(Collectors.toSet()))
                .map(hours -> ends(messages, hours));
    }

    private Map<UUID, Instant> ends(List<Message> messages, Map<UUID, QuietHours> hours) {
        Instant now = clock.get();
        Map<UUID, Instant> ends = new HashMap<>();
        messages.stream().filter(message -> hours.containsKey(message.userId())).forEach(message -> QuietRules.end(
                        hours.get(message.userId()), message, now)
                .ifPresent(end -> ends.put(message.id(), end)));
        return ends;
    }
}
