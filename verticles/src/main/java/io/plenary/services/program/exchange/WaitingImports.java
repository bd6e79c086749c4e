package io.plenary.services.program.exchange;

import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The conferences whose databases have imports to be done: what workers of all nodes look at. */
public final class WaitingImports {

    private final Database host;
    private final Runnable doorbell;

    /** @param doorbell tells the worker at hand not to wait for its next look */
    public WaitingImports(Database host, Runnable doorbell) {
        this.host = host;
        this.doorbell = doorbell;
    }

    Future<Void> add(UUID conferenceId) {
        return WaitingStore.add(host.direct(), conferenceId);
    }

    void ring() {
        doorbell.run();
    }

    Future<List<UUID>> all() {
        return WaitingStore.all(host.direct());
    }

    Future<Void> remove(UUID conferenceId) {
        return WaitingStore.remove(host.direct(), conferenceId);
    }

    /** Nothing is to be done for a day but to forget what was not decided about by then. */
    Future<Void> putOff(UUID conferenceId) {
        return WaitingStore.putOff(host.direct(), conferenceId);
    }

    /** The conference is gone, and its imports with it. */
    public Future<Void> forget(UUID conferenceId) {
        return WaitingStore.forget(host.direct(), conferenceId);
    }
}
