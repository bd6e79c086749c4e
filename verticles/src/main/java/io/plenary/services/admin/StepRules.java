package io.plenary.services.admin;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.ProvisioningState;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;

/**
 * In which order a conference is made, and what follows from a failed step.
 *
 * @param firstWait before a step is tried again; it doubles each time
 * @param longestWait the longest of these waits
 * @param mostAttempts how often a step is tried, also where a worker died or nobody answered
 * @param mostFaults how often it may end with a fault of ours
 * @param lease how long a worker that is not heard of keeps others away; longer than a step may take
 * @param settled after what time nothing more comes of a user who is being erased; longer than the minute for which
 *     outboxes keep who did something
 */
record StepRules(
        Duration firstWait, Duration longestWait, int mostAttempts, int mostFaults, Duration lease, Duration settled) {

    /** Patient enough for a restart of the nodes that run the program: about a minute. */
    static final StepRules DEFAULT = new StepRules(
            Duration.ofMillis(250), Duration.ofSeconds(15), 10, 3, Duration.ofSeconds(30), Duration.ofMinutes(3));

    static ProvisioningState after(ProvisioningState reached) {
        return switch (reached) {
            case REQUESTED -> ProvisioningState.DATABASE_CREATED;
            case DATABASE_CREATED -> ProvisioningState.MIGRATED;
            case MIGRATED -> ProvisioningState.SERVICE_UP;
            case SERVICE_UP -> ProvisioningState.ENDPOINT_REGISTERED;
            case ENDPOINT_REGISTERED -> ProvisioningState.READY;
            case READY, FAILED, CANCELLED -> throw new IllegalStateException("Nothing follows " + reached);
        };
    }

    /** Silence ends; a fault may have been of the moment; whoever refused would do so again. */
    boolean isWorthRepeating(Throwable failure, int attempts, int faults) {
        boolean silence = Refusal.UNAVAILABLE.is(failure) || Refusal.TOO_LATE.is(failure);
        return attempts < mostAttempts && (silence || isFault(failure) && faults < mostFaults);
    }

    static boolean isFault(Throwable failure) {
        return Refusal.of(failure).isEmpty();
    }

    Duration waitAfter(int attempts) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }

    /** For a person. Services answer with words or an incident number; the text of anything else stays in the log. */
    static String reason(ProvisioningState step, Throwable failure) {
        String detail = failure instanceof ServiceException answer
                ? answer.getMessage()
                : "Something unexpected happened; the log of the node has the details.";
        return what(step) + ": " + detail;
    }

    static String interrupted(ProvisioningState step, int attempts) {
        return what(step) + ": It was tried " + attempts + " times, and broken off in the end.";
    }

    private static String what(ProvisioningState step) {
        return switch (step) {
            case DATABASE_CREATED -> "The database could not be created";
            case MIGRATED -> "The tables of the database could not be made";
            case SERVICE_UP -> "The program service did not come up";
            case ENDPOINT_REGISTERED -> "The endpoint could not be registered";
            default -> "The conference could not be made ready";
        };
    }
}
