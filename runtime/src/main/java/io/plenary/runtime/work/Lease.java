package io.plenary.runtime.work;

import java.time.Duration;
import java.util.UUID;

/**
 * A claim on a job. Whoever has it prolongs it; when its time is over somebody else takes the job, and nothing counts that the
 * late holder does.
 *
 * @param holder names this claim and no other: a mark for what is done elsewhere than in the database of the jobs
 * @param attempts how often the job was taken since it last got on, this time included
 * @param faults how often that ended with a fault
 * @param asked how often the job was asked for until it was taken
 * @param age since when it was asked for last
 */
public record Lease(String kind, UUID id, UUID holder, int attempts, int faults, int asked, Duration age) {

    /** Somebody else has the job: what was done here does not count. */
    public static final class Lost extends RuntimeException {
        public Lost() {
            super("Another holder has taken over", null, false, false);
        }
    }

    /** Its holders died one after the other. */
    public static final class BrokenOff extends RuntimeException {
        private final int times;

        public BrokenOff(int times) {
            super("It was broken off " + times + " times", null, false, false);
            this.times = times;
        }

        public int times() {
            return times;
        }
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
