package io.plenary.services.registrations.waiting;

import java.util.List;
import java.util.Map;

/** Seats of which there are so many, and people who wait for them: what a history of both is played on. All have numbers, as they come. */
interface Line {

    /** @return false where there is nothing for everybody */
    boolean buy(int count);

    /** @return false where there is something for everybody */
    boolean join(int seats, boolean splits);

    /** Also lets go what is offered. */
    void leave(int entry);

    /** What is offered is bought, as the next of those who buy. */
    void take(int entry);

    /** What is offered is not taken in time. */
    void miss(int entry);

    void giveBack(int bought);

    /** @return false where there cannot be so few */
    boolean resize(int size);

    /** @param before another of the class; null for its end */
    void move(int entry, boolean vip, Integer before);

    Seen seen();

    /**
     * Once all that is free is offered.
     *
     * @param taken seats that are bought or offered
     * @param awaited whether those who come later get none
     * @param waiting numbers of those who wait, in their order
     * @param seats of those who wait or are offered some, by number
     */
    record Seen(int taken, boolean awaited, List<Integer> waiting, Map<Integer, Integer> seats) {}
}
