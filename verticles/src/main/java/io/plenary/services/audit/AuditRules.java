package io.plenary.services.audit;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.audit.AuditQuery;
import java.util.UUID;

/** Who may look into what. */
final class AuditRules {

    static final int LONGEST_PAGE = 200;
    static final int LONGEST_EXPORT = 1_000;

    private AuditRules() {}

    /** @param organizationId null for everything else */
    static void requireReader(Caller caller, UUID organizationId) {
        if (!caller.isKnown() && !caller.isAdmin()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to see what happened.");
        }
        boolean allowed = organizationId == null ? caller.isAdmin() : caller.has(Right.AUDIT_READ, organizationId);
        if (!allowed) {
            throw organizationId == null
                    ? Refusal.FORBIDDEN.because("Only administrators of the platform see this.")
                    : Right.AUDIT_READ.isMissing();
        }
    }

    static void check(AuditQuery query, int longest) {
        if (query.limit() < 1 || query.limit() > longest) {
            throw Refusal.INVALID.because("A page has 1 to %,d entries.".formatted(longest));
        }
        if (query.from() != null && query.to() != null && !query.from().isBefore(query.to())) {
            throw Refusal.INVALID.because("The span ends before it begins.");
        }
    }
}
