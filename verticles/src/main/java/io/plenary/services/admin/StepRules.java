package io.plenary.services.admin;

import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.runtime.work.Lease;
import io.vertx.serviceproxy.ServiceException;

/** In which order a conference is made, and what is said of a step that failed. */
final class StepRules {

    private StepRules() {}

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

    /** For a person. Services answer with words or an incident number; the text of anything else stays in the log. */
    static String reason(ProvisioningState step, Throwable failure) {
        if (failure instanceof Lease.BrokenOff brokenOff) {
            return what(step) + ": It was tried " + brokenOff.times() + " times, and broken off in the end.";
        }
        String detail = failure instanceof ServiceException answer
                ? answer.getMessage()
                : "Something unexpected happened; the log of the node has the details.";
        return what(step) + ": " + detail;
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
