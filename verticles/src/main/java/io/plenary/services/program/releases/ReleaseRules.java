package io.plenary.services.program.releases;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.PreviewLinkDraft;
import io.plenary.contracts.program.ReleaseModeRequest;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.runtime.Faults;
import java.util.List;
import java.util.Map;

/** What may be asked for. */
final class ReleaseRules {

    static final int MOST_LINKS = 100;

    private static final int LONGEST_NOTE = 10_000;
    private static final int LONGEST_LABEL = 300;
    private static final int MOST_PARTS = 200;
    /** A conference is prepared for months, and nobody asks for a link anew each week. */
    private static final int LONGEST_LIFE = 366;

    private ReleaseRules() {}

    static void check(ReleaseRequest request) {
        new Faults()
                .text("/note", request.note(), LONGEST_NOTE)
                .check(few(request.tracks()), "/tracks", Fault.TOO_MANY, Map.of("most", MOST_PARTS))
                .check(few(request.days()), "/days", Fault.TOO_MANY, Map.of("most", MOST_PARTS))
                .refuseIfAny("There cannot be such a release.");
    }

    private static boolean few(List<?> parts) {
        return parts.size() <= MOST_PARTS;
    }

    static void checkNote(String note) {
        new Faults().text("/note", note, LONGEST_NOTE).refuseIfAny("There cannot be such a release.");
    }

    static void check(ReleaseModeRequest request) {
        new Faults()
                .check(request.mode() != null, "/mode", Fault.REQUIRED)
                .text("/note", request.note(), LONGEST_NOTE)
                .refuseIfAny("Changes cannot become public like that.");
    }

    static void check(PreviewLinkDraft draft) {
        Integer days = draft.expiresInDays();
        new Faults()
                .check(draft.id() != null, "/id", Fault.REQUIRED)
                .required("/label", draft.label(), LONGEST_LABEL)
                .check(
                        days != null && days >= 1 && days <= LONGEST_LIFE,
                        "/expiresInDays",
                        Fault.WHOLE_NUMBER,
                        Map.of("least", 1, "most", LONGEST_LIFE))
                .refuseIfAny("There cannot be such a link.");
    }

    /** @throws io.vertx.serviceproxy.ServiceException STALE */
    static void requireVersion(long version, Long ifVersion) {
        if (ifVersion != null && ifVersion != version) {
            throw Refusal.STALE.because("The draft was changed or released meanwhile.");
        }
    }

    static RuntimeException nothingToRelease() {
        return Refusal.CONFLICT.because("NOTHING_TO_RELEASE", "What is to be released is public as it is.");
    }

    static RuntimeException noDraft() {
        return Refusal.CONFLICT.because("RELEASED_AT_ONCE", "Each change is released at once: there is no draft.");
    }

    static RuntimeException unreleased() {
        return Refusal.CONFLICT.because(
                "UNRELEASED_CHANGES", "Something is not released yet. Say whether to release or to discard it.");
    }

    static RuntimeException noSuchRelease() {
        return Refusal.NOT_FOUND.because("There is no such release.");
    }
}
