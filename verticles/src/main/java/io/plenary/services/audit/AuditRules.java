package io.plenary.services.audit;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.audit.AuditQuery;
import io.plenary.runtime.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.UUID;

/** Who may look into what. */
final class AuditRules {

    static final int LONGEST_PAGE = 200;
    static final int LONGEST_EXPORT = 1_000;
    /** Long enough to look into what somebody did who should not have been there. */
    static final Duration PLACES_KEPT = Duration.ofDays(90);

    /** The last conference can be looked into while the next one is on. */
    static final int USUAL_DAYS = 730;
    /** One more than the database keeps whatever it is told to: its clock is another. */
    static final int FEWEST_DAYS = 91;

    static final int MOST_DAYS = 3_650;

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

    /** Whoever may read it must not be able to make it forget. */
    static void requireOwner(Caller caller, UUID organizationId) {
        requireReader(caller, organizationId);
        if (!caller.has(Right.ORGANIZATION_MANAGE, organizationId)) {
            throw Right.ORGANIZATION_MANAGE.isMissing();
        }
    }

    static void requireSystem(Caller caller) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("What was refused is written down by the gateway.");
        }
    }

    static void checkRetention(int days) {
        if (days < FEWEST_DAYS || days > MOST_DAYS) {
            throw Refusal.INVALID.because("Entries are kept for %d to %,d days.".formatted(FEWEST_DAYS, MOST_DAYS));
        }
    }

    static void check(AuditQuery query, int longest) {
        if (query.limit() < 1 || query.limit() > longest) {
            throw Refusal.INVALID.because("A page has 1 to %,d entries.".formatted(longest));
        }
        if (query.from() != null && query.to() != null && !query.from().isBefore(query.to())) {
            throw Refusal.INVALID.because("The span ends before it begins.");
        }
        if (query.address() != null && Network.address(query.address()).isEmpty()) {
            throw Refusal.INVALID.because("The address is none of a network: write 203.0.113.7 or 2001:db8::1.");
        }
    }

    /** An address as entries have it, however somebody writes it; null for none. */
    static String canonical(String address) {
        return Network.address(address).map(InetAddress::getHostAddress).orElse(null);
    }
}
