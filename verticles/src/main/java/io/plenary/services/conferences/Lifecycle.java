package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.LifecycleAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What leads from one status to another, and who may do it. */
final class Lifecycle {

    private Lifecycle() {}

    /** Where an action leads. What is approved once, or needs no approval, need not be decided again. */
    static ConferenceStatus target(LifecycleAction action, boolean approved) {
        return switch (action) {
            case SUBMIT -> approved ? ConferenceStatus.APPROVED : ConferenceStatus.SUBMITTED;
            case WITHDRAW -> ConferenceStatus.DRAFT;
            case APPROVE -> ConferenceStatus.APPROVED;
            case REJECT -> ConferenceStatus.REJECTED;
            case PUBLISH -> ConferenceStatus.PUBLISHED;
            case ARCHIVE -> ConferenceStatus.ARCHIVED;
            case CANCEL -> ConferenceStatus.CANCELLED;
        };
    }

    /** From where it leads there. */
    static Set<ConferenceStatus> sources(LifecycleAction action, boolean approved) {
        return switch (action) {
            case SUBMIT -> EnumSet.of(ConferenceStatus.DRAFT, ConferenceStatus.REJECTED);
            case WITHDRAW, APPROVE, REJECT -> EnumSet.of(ConferenceStatus.SUBMITTED);
            case PUBLISH ->
                approved
                        ? EnumSet.of(ConferenceStatus.DRAFT, ConferenceStatus.APPROVED, ConferenceStatus.ARCHIVED)
                        : EnumSet.noneOf(ConferenceStatus.class);
            case ARCHIVE -> EnumSet.of(ConferenceStatus.PUBLISHED);
            case CANCEL ->
                EnumSet.of(
                        ConferenceStatus.DRAFT,
                        ConferenceStatus.SUBMITTED,
                        ConferenceStatus.APPROVED,
                        ConferenceStatus.REJECTED,
                        ConferenceStatus.PUBLISHED);
        };
    }

    /** @throws io.vertx.serviceproxy.ServiceException FORBIDDEN; NOT_FOUND where it is not the caller's to see */
    static void requireMay(Caller caller, LifecycleAction action, Conference conference) {
        switch (action) {
            case SUBMIT, WITHDRAW -> Visibility.requireRight(caller, Right.CONFERENCES_EDIT, conference);
            case PUBLISH, ARCHIVE, CANCEL -> Visibility.requireRight(caller, Right.PROGRAM_PUBLISH, conference);
            case APPROVE, REJECT -> {
                Visibility.requireKnown(caller, conference);
                if (!caller.isAdmin()) {
                    throw Refusal.FORBIDDEN.because("Only administrators of the platform decide about conferences.");
                }
            }
        }
    }

    /** @param approved whether it is approved, or needs no approval */
    static boolean isDone(LifecycleAction action, Conference conference, boolean approved) {
        return conference.status() == target(action, approved);
    }

    /**
     * @param approved whether it is approved, or needs no approval
     * @return the status it leads to
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT where nothing leads from here to there
     */
    static ConferenceStatus next(LifecycleAction action, Conference conference, boolean approved) {
        if (sources(action, approved).contains(conference.status())) {
            return target(action, approved);
        }
        throw action == LifecycleAction.PUBLISH && !approved
                ? notApproved()
                : Refusal.CONFLICT.because(
                        "ILLEGAL_TRANSITION",
                        "A conference that is " + lower(conference.status()) + " cannot become "
                                + lower(target(action, approved)) + ".");
    }

    private static String lower(ConferenceStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A conference may be added as a draft, or published at once by those who may do both.
     *
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID for any other status, CONFLICT where it needs approval
     */
    static void requireMayAdd(Caller caller, Conference conference, boolean approved) {
        if (conference.status() == ConferenceStatus.DRAFT) {
            return;
        }
        if (conference.status() != ConferenceStatus.PUBLISHED) {
            FieldError error = Fault.ONE_OF.at("/status", Map.of("values", "DRAFT, PUBLISHED"));
            throw Refusal.INVALID.because("The conference cannot be saved.", List.of(error));
        }
        if (!caller.has(Right.PROGRAM_PUBLISH, conference.organizationId())) {
            throw Right.PROGRAM_PUBLISH.isMissing();
        }
        if (!approved) {
            throw notApproved();
        }
    }

    private static RuntimeException notApproved() {
        return Refusal.CONFLICT.because("NOT_APPROVED", "The conference has to be approved before it is published.");
    }

    /** What leads to a status that somebody asked for by its name. */
    static LifecycleAction towards(ConferenceStatus status) {
        return switch (status) {
            case DRAFT -> LifecycleAction.WITHDRAW;
            case SUBMITTED -> LifecycleAction.SUBMIT;
            case APPROVED -> LifecycleAction.APPROVE;
            case REJECTED -> LifecycleAction.REJECT;
            case PUBLISHED -> LifecycleAction.PUBLISH;
            case ARCHIVED -> LifecycleAction.ARCHIVE;
            case CANCELLED -> LifecycleAction.CANCEL;
            case DELETED -> throw new IllegalArgumentException("Deleting is another method's");
        };
    }
}
