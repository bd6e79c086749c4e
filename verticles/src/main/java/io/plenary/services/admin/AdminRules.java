package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.conferences.Conference;
import java.util.ArrayList;
import java.util.List;

/** Who may ask what of this service. What a conference may be is the conferences service's to say. */
final class AdminRules {

    private AdminRules() {}

    static void requireSignedIn(Caller caller) {
        if (!caller.isKnown() && !caller.isAdmin()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to run conferences.");
        }
    }

    static void requireAdmin(Caller caller) {
        requireSignedIn(caller);
        if (!caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators of the platform see this.");
        }
    }

    static void check(Caller caller, NewConference request) {
        requireSignedIn(caller);
        requireIds(request);
        if (!caller.has(Right.CONFERENCES_CREATE, request.conference().organizationId())) {
            throw Right.CONFERENCES_CREATE.isMissing();
        }
    }

    private static void requireIds(NewConference request) {
        Conference conference = request.conference();
        List<FieldError> errors = new ArrayList<>();
        require(request.provisioningId(), "/provisioningId", errors);
        require(conference, "/conference", errors);
        if (conference != null) {
            require(conference.id(), "/id", errors);
            require(conference.organizationId(), "/organizationId", errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because("The conference cannot be added like this.", errors);
        }
    }

    private static void require(Object value, String pointer, List<FieldError> errors) {
        if (value == null) {
            errors.add(Fault.REQUIRED.at(pointer));
        }
    }
}
