package io.plenary.services.registrations.waiting;

import io.plenary.services.registrations.RegistrationStage;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever people do one after the other who buy, wait, take, give back and are put elsewhere: no seat is of two, none goes past those
 * who wait, none lies about that somebody could have, and nobody is split who did not say so.
 */
class WaitingHistoryTest {

    private static final int MOST = 100_000;

    private static RegistrationStage stage;

    @BeforeContainer
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterContainer
    static void stop() {
        stage.close();
    }

    /** What decides, without a database. */
    @Property(tries = 10_000)
    void whoeverDecidesDoesWhatTheModelSays(
            @ForAll @IntRange(max = 5) int size, @ForAll @Size(max = 40) List<@IntRange(max = MOST) Integer> steps) {
        new LineHistory(new LineModel(size, false), new AllotmentLine(size), true).play(steps);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void ticketsGoAsTheModelSays(
            @ForAll @IntRange(max = 3) int size,
            @ForAll @Size(min = 10, max = 24) List<@IntRange(max = MOST) Integer> steps) {
        new LineHistory(new LineModel(size, false), new TicketLine(stage.elsewhere(), size), true).play(steps);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void seatsInSessionsGoAsTheModelSays(
            @ForAll @IntRange(max = 3) int size,
            @ForAll @Size(min = 6, max = 16) List<@IntRange(max = MOST) Integer> steps) {
        new LineHistory(new LineModel(size, true), new SeatLine(stage, size), false).play(steps);
    }
}
