package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAudience;
import io.plenary.contracts.registrations.TicketAudienceKind;
import io.plenary.contracts.registrations.TicketAudienceList;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.net.IDN;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** For whom tickets are. Addresses are compared in one form: small letters, and domains as the network knows them. */
final class AudienceRules {

    /** Of a list. */
    static final int MOST = 10_000;

    private static final int MOST_DOMAINS = 100;
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+([.][a-z0-9-]+)+");

    private AudienceRules() {}

    static void check(Faults faults, TicketType type) {
        TicketAudience audience = type.audience();
        if (audience == null) {
            return;
        }
        List<String> domains = audience.domains();
        boolean byDomain = audience.kind() == TicketAudienceKind.EMAIL_DOMAINS;
        faults.check(!AddOnRules.isAddOn(type), "/audience", Fault.IMPOSSIBLE)
                .check(audience.kind() != null, "/audience/kind", Fault.REQUIRED)
                .check(byDomain || domains.isEmpty(), "/audience/domains", Fault.IMPOSSIBLE)
                .check(!byDomain || !domains.isEmpty(), "/audience/domains", Fault.TOO_FEW, Map.of("least", 1))
                .check(
                        domains.size() <= MOST_DOMAINS,
                        "/audience/domains",
                        Fault.TOO_MANY,
                        Map.of("most", MOST_DOMAINS));
        Set<String> known = new HashSet<>();
        for (int i = 0; i < domains.size(); i++) {
            Optional<String> domain = domain(domains.get(i));
            faults.check(domain.isPresent(), "/audience/domains/" + i, Fault.IMPOSSIBLE)
                    .check(domain.isEmpty() || known.add(domain.get()), "/audience/domains/" + i, Fault.GIVEN_TWICE);
        }
    }

    /** Each once, in order. */
    static List<String> addresses(TicketAudienceList list) {
        List<String> emails = list.emails();
        Faults faults = new Faults().check(emails.size() <= MOST, "/emails", Fault.TOO_MANY, Map.of("most", MOST));
        for (int i = 0; i < Math.min(emails.size(), MOST); i++) {
            String email = emails.get(i) == null ? "" : emails.get(i).strip();
            faults.check(Faults.isEmail(email) && address(email).isPresent(), "/emails/" + i, Fault.EMAIL);
        }
        faults.refuseIfAny("The list cannot be kept.");
        return emails.stream()
                .map(email -> address(email.strip()).orElseThrow())
                .distinct()
                .sorted()
                .toList();
    }

    /** Empty where it is no address: letters that only look like others are not taken for them. */
    static Optional<String> address(String email) {
        int at = email == null ? -1 : email.lastIndexOf('@');
        return at < 1
                ? Optional.empty()
                : domain(email.substring(at + 1)).map(domain -> small(email, at) + "@" + domain);
    }

    /** Of the part before the @ only letters of ASCII have a small form that every server knows. */
    private static String small(String email, int at) {
        StringBuilder small = new StringBuilder();
        email.substring(0, at)
                .chars()
                .map(letter -> letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter)
                .forEach(letter -> small.append((char) letter));
        return small.toString();
    }

    /** As the network knows it. Empty where it is none, or has letters that are mapped to others than their small form. */
    static Optional<String> domain(String typed) {
        String small = Normalizer.normalize(typed == null ? "" : typed.strip(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        try {
            String ascii = IDN.toASCII(small, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            boolean itself = typed != null
                    && (ascii.equals(small)
                            ? isAscii(typed)
                            : IDN.toUnicode(ascii).equals(small));
            return itself && DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 0x80);
    }

    /** Whether an address is of one of the domains, none below them. */
    static boolean isOf(TicketAudience audience, String email) {
        int at = email == null ? -1 : email.lastIndexOf('@');
        return at > 0
                && domain(email.substring(at + 1))
                        .filter(domain -> audience.domains().stream()
                                .map(AudienceRules::domain)
                                .flatMap(Optional::stream)
                                .anyMatch(domain::equals))
                        .isPresent();
    }

    static boolean isSame(String email, String other) {
        return address(email).isPresent() && address(email).equals(address(other));
    }

    /**
     * Whom a ticket is for has an address of whoever ordered it or one of the domains, or none. Where it was somebody else's already, the
     * new address is asked for as that of a buyer is; whether somebody is a member, or on a list, is answered to nobody.
     */
    static void requireNamed(
            Faults faults, String at, TicketAudience audience, Order order, Ticket ticket, Attendee named) {
        boolean another = ticket.state() == TicketState.VALID && ReplacementRules.isForAnother(ticket, named);
        if (another && audience.kind() != TicketAudienceKind.EMAIL_DOMAINS) {
            throw notTransferable();
        }
        String email = named.email();
        boolean fits = email == null || isOf(audience, email) || !another && isSame(email, order.email());
        faults.check(!another || email != null, at, Fault.REQUIRED).check(fits, at, Fault.IMPOSSIBLE);
    }

    static ServiceException signIn() {
        return Refusal.CONFLICT.because(
                "AUDIENCE_SIGN_IN", "Not everybody gets such a ticket. Sign in, so that we know who you are.");
    }

    /** The same of everybody else, so that nobody finds out who is meant. */
    static ServiceException others() {
        return Refusal.CONFLICT.because("NOT_IN_AUDIENCE", "Such a ticket is for others.");
    }

    static ServiceException othersAt(String pointer) {
        return Refusal.CONFLICT.because(
                "NOT_IN_AUDIENCE",
                "Such a ticket is for others.",
                new Faults().check(false, pointer, Fault.IMPOSSIBLE).found());
    }

    /** Whether they are members, or on a list, nobody else is told. */
    static ServiceException notTransferable() {
        return Refusal.CONFLICT.because(
                "NOT_TRANSFERABLE", "Not everybody gets such a ticket: only the organizers hand it on.");
    }
}
