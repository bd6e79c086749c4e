package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Burst;
import io.plenary.contracts.engagement.BurstsService;
import io.plenary.contracts.engagement.ReactionKind;
import io.plenary.contracts.engagement.Room;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts what a hall presses. Nothing is kept of a press: what came in a quarter of a second is added up here, written once for each
 * session, and told. Runs on one event loop.
 */
final class Bursts implements BurstsService {

    static final String STATE = "bursts";

    private static final int MOST_AT_ONCE = 10;
    private static final long PAUSE = 250;

    private final Vertx vertx;
    private final Database database;
    private final Access access;
    private final Silences silences;
    private final StateTelling states;
    private final BurstPace pace;
    private Map<Room, Pressed> pressed = new LinkedHashMap<>();
    private boolean isGoingTo;

    private record Pressed(Place place, Map<ReactionKind, Long> counts) {}

    Bursts(
            Vertx vertx,
            Database database,
            Access access,
            Silences silences,
            StateTelling states,
            LongSupplier nanoTime) {
        this.vertx = vertx;
        this.database = database;
        this.access = access;
        this.silences = silences;
        this.states = states;
        pace = new BurstPace(nanoTime);
    }

    @Override
    public Future<Void> press(Caller caller, Burst burst) {
        LiveRules.requireSignedIn(caller);
        check(burst);
        Duration untilRested = pace.tire(caller.userId(), burst.count());
        if (!untilRested.isZero()) {
            throw Refusal.TOO_MANY.retryAfter(untilRested, "That is too fast. Try again in a moment.");
        }
        return place(caller, burst).map(place -> {
            add(place, burst);
            return null;
        });
    }

    private static void check(Burst burst) {
        boolean counted = burst.count() >= 1 && burst.count() <= MOST_AT_ONCE;
        new Faults()
                .check(burst.kind() != null, "/kind", Fault.REQUIRED)
                .check(counted, "/count", Fault.WHOLE_NUMBER, Map.of("least", 1, "most", MOST_AT_ONCE))
                .refuseIfAny("That cannot be counted.");
    }

    /** Who was let in is for a few seconds: a hall that applauds asks the floors below for nothing. */
    private Future<Place> place(Caller caller, Burst burst) {
        return pace.known(caller.userId(), Room.ofSession(burst.conferenceId(), burst.sessionId()))
                .map(Future::succeededFuture)
                .orElseGet(() -> access.participant(caller, burst.conferenceId(), burst.sessionId())
                        .compose(place -> {
                            requireOn(place);
                            return database.read(
                                            Caller.SYSTEM, sql -> silences.requireNoBan(sql, place, caller.userId()))
                                    .map(heard -> pace.know(caller.userId(), place));
                        }));
    }

    private static void requireOn(Place place) {
        if (!place.settings().reactions()) {
            throw Refusal.CONFLICT.because("REACTIONS_OFF", "The conference counts no reactions here.");
        }
    }

    private void add(Place place, Burst burst) {
        pressed.computeIfAbsent(place.room(), any -> new Pressed(place, new EnumMap<>(ReactionKind.class)))
                .counts()
                .merge(burst.kind(), (long) burst.count(), Long::sum);
        if (!isGoingTo) {
            isGoingTo = true;
            vertx.setTimer(PAUSE, fired -> write());
        }
    }

    /** What cannot be written is not told either, and is gone. */
    private void write() {
        Rounds.renewContext("counting what was pressed");
        List<Pressed> due = List.copyOf(pressed.values());
        pressed = new LinkedHashMap<>();
        isGoingTo = false;
        due.forEach(each -> database.write(Caller.SYSTEM, tx -> BurstStore.add(tx.sql(), each.place(), each.counts()))
                .onSuccess(written -> states.changed(
                        STATE,
                        each.place().organizationId(),
                        each.place().room(),
                        each.place().sessionId())));
    }
}
