package io.plenary.services.organizations;

import io.plenary.contracts.Fault;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Acceptance;
import io.plenary.contracts.organizations.Invitation;
import io.plenary.contracts.organizations.InvitationState;
import io.plenary.contracts.organizations.Member;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may be invited, how often, and who may accept. */
final class InvitationRules {

    static final Duration LIFE = Duration.ofDays(7);
    /** How long one stays on the list that is of no use any more. */
    static final Duration KEPT = Duration.ofDays(30);

    /** Between two mails to one address, whatever became of the first. */
    static final Duration PAUSE = Duration.ofMinutes(5);

    private static final int MOST_MAILS_A_DAY = 50;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>()\\[\\],;:\"\\\\]+@[^\\s@<>()\\[\\],;:\"\\\\]+\\.[^\\s@<>()\\[\\],;:\"\\\\]+");

    private InvitationRules() {}

    /** @return the address as it is kept */
    static String check(Invitation invitation) {
        String email = normalized(invitation.email());
        boolean possible =
                email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
        new Faults()
                .check(invitation.id() != null, "/id", Fault.REQUIRED)
                .check(invitation.role() != null, "/role", Fault.REQUIRED)
                .check(possible, "/email", Fault.EMAIL, Map.of("most", LONGEST_EMAIL))
                .refuseIfAny("Nobody can be invited like this.");
        return email;
    }

    private static String normalized(String email) {
        return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    }

    /** @param mails of this day, with the one that is about to go */
    static void requirePace(int mails) {
        if (mails > MOST_MAILS_A_DAY) {
            throw Refusal.TOO_MANY.retryAfter(
                    Duration.ofHours(1), "The organization has sent " + MOST_MAILS_A_DAY + " invitations today.");
        }
    }

    static void requireResendable(Invitation invitation) {
        if (invitation.state() == InvitationState.ACCEPTED) {
            throw Refusal.CONFLICT.because("INVITATION_ACCEPTED", "The invitation was accepted.");
        }
    }

    static void requirePause(boolean rested) {
        if (!rested) {
            throw Refusal.TOO_MANY.retryAfter(PAUSE, "A mail went there just now. Wait a few minutes.");
        }
    }

    /** @return whether it is another address than the one that was invited */
    static boolean requireConsent(Invitation invitation, Acceptance acceptance) {
        boolean other = !invitation.email().equals(normalized(acceptance.email()));
        if (other && !acceptance.otherAddress()) {
            throw Refusal.CONFLICT.because(
                    "OTHER_ADDRESS", "The invitation went to another address than that of your account.");
        }
        return other;
    }

    /** What waits for an address to be confirmed does not become somebody's who shows another one. */
    static void requireOwnAddress(Optional<Member> held, boolean other) {
        if (other && held.filter(Member::pending).isPresent()) {
            throw Refusal.FORBIDDEN.because("Confirm the address of your account first: a role waits for that.");
        }
    }

    /** What somebody is afterwards: nobody loses anything by accepting. */
    static OrganizationRole higher(Optional<OrganizationRole> held, OrganizationRole offered) {
        return held.filter(role -> role.compareTo(offered) < 0).orElse(offered);
    }
}
