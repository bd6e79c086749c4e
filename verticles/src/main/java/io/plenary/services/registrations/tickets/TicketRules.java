package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who sells, and what may be sold. */
public final class TicketRules {

    /** Of a conference, of quotas as of ticket types. */
    public static final int MOST = 200;

    static final int MOST_PER_ORDER = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int LARGEST_QUOTA = 1_000_000;
    public static final long HIGHEST_PRICE = 100_000_000;
    private static final int MOST_TRANSFER_HOURS = 24_000;
    private static final int WHOLE = 10_000;
    private static final int MOST_QUOTAS = 20;
    private static final int MOST_DAYS = 60;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private TicketRules() {}

    public static void requireMaySell(Caller caller, UUID organizationId, UUID conferenceId) {
        if (!caller.isKnown() && !caller.isAdmin()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to work with tickets.");
        }
        if (!caller.has(Right.TICKETS_MANAGE, organizationId, conferenceId)) {
            throw Right.TICKETS_MANAGE.isMissing();
        }
    }

    static boolean isCurrency(String code) {
        return code != null && CURRENCIES.contains(code);
    }

    static void checkQuota(String name, Integer size) {
        new Faults()
                .required("/name", name, LONGEST_NAME)
                .check(
                        size == null || size >= 0 && size <= LARGEST_QUOTA,
                        "/size",
                        Fault.WHOLE_NUMBER,
                        Map.of("least", 0, "most", LARGEST_QUOTA))
                .refuseIfAny("The quota cannot be kept.");
    }

    static void check(TicketType type) {
        Faults faults = new Faults()
                .required("/name", type.name(), LONGEST_NAME)
                .text("/description", type.description(), LONGEST_DESCRIPTION)
                .check(isCurrency(type.currency()), "/currency", Fault.CURRENCY);
        range(faults, "/price", type.price(), 0, HIGHEST_PRICE);
        range(faults, "/taxRate", type.taxRate(), 0, WHOLE);
        int least = AddOnRules.isAddOn(type) ? 0 : 1;
        range(faults, "/leastPerOrder", type.leastPerOrder(), least, MOST_PER_ORDER);
        range(faults, "/mostPerOrder", type.mostPerOrder(), Math.max(1, type.leastPerOrder()), MOST_PER_ORDER);
        checkPerPerson(faults, type);
        AddOnRules.check(faults, type);
        range(faults, "/position", type.position(), 0, WHOLE);
        checkWindow(faults, type);
        RefundRules.check(faults, type.terms());
        if (type.transferHours() != null) {
            range(faults, "/transferHours", type.transferHours(), 0, MOST_TRANSFER_HOURS);
        }
        ApprovalRules.check(faults, type);
        checkDays(faults, type);
        AudienceRules.check(faults, type);
        faults.check(type.quotaIds().size() <= MOST_QUOTAS, "/quotaIds", Fault.TOO_MANY, Map.of("most", MOST_QUOTAS))
                .check(new HashSet<>(type.quotaIds()).size() == type.quotaIds().size(), "/quotaIds", Fault.GIVEN_TWICE)
                .refuseIfAny("The ticket type cannot be kept.");
    }

    /** Variants count with what they are variants of. */
    private static void checkPerPerson(Faults faults, TicketType type) {
        if (type.mostPerPerson() == null) {
            return;
        }
        int least = Math.max(1, type.leastPerOrder());
        boolean variant = AddOnRules.isAddOn(type) && type.addOn().variantOf() != null;
        faults.check(!variant, "/mostPerPerson", Fault.IMPOSSIBLE);
        range(faults, "/mostPerPerson", type.mostPerPerson(), least, MOST_PER_ORDER);
    }

    private static void range(Faults faults, String pointer, long value, long least, long most) {
        faults.check(
                value >= least && value <= most, pointer, Fault.WHOLE_NUMBER, Map.of("least", least, "most", most));
    }

    private static void checkWindow(Faults faults, TicketType type) {
        boolean inOrder = type.salesFrom() == null
                || type.salesUntil() == null
                || type.salesFrom().isBefore(type.salesUntil());
        faults.check(inOrder, "/salesUntil", Fault.BEFORE_OTHER, Map.of("other", "salesFrom"));
    }

    private static void checkDays(Faults faults, TicketType type) {
        List<LocalDate> days = type.validDays();
        faults.check(days.size() <= MOST_DAYS, "/validDays", Fault.TOO_MANY, Map.of("most", MOST_DAYS))
                .check(new HashSet<>(days).size() == days.size(), "/validDays", Fault.GIVEN_TWICE)
                .check(days.isEmpty() || !AddOnRules.isAddOn(type), "/validDays", Fault.IMPOSSIBLE);
    }

    /** That it is valid on days of the conference; what was said before it moved may stay. */
    static void requireDays(TicketType type, List<LocalDate> before, Conference conference) {
        boolean known = type.validDays().stream()
                .allMatch(day -> before.contains(day)
                        || !day.isBefore(conference.startDate()) && !day.isAfter(conference.endDate()));
        new Faults().check(known, "/validDays", Fault.UNKNOWN_REFERENCE).refuseIfAny("The ticket type cannot be kept.");
    }

    static void requireQuotas(TicketType type, Set<UUID> known) {
        new Faults()
                .check(known.containsAll(type.quotaIds()), "/quotaIds", Fault.UNKNOWN_REFERENCE)
                .refuseIfAny("The ticket type cannot be kept.");
    }

    /** @param seats whether there are any for as many as have to be ordered together */
    public static Sales sales(TicketType type, Instant now, boolean seats) {
        if (type.salesFrom() != null && now.isBefore(type.salesFrom())) {
            return Sales.NOT_YET;
        }
        if (type.salesUntil() != null && !now.isBefore(type.salesUntil())) {
            return Sales.OVER;
        }
        return seats ? Sales.OPEN : Sales.SOLD_OUT;
    }

    /** @param days none for all */
    public static boolean isValidOn(List<LocalDate> days, LocalDate day) {
        return days.isEmpty() || days.contains(day);
    }

    public static void requireVersion(long version, Long wanted) {
        if (wanted != null && wanted != version) {
            throw Refusal.STALE.because("It was changed meanwhile.");
        }
    }

    public static void requireRoom(long quotas, String code, String detail) {
        if (quotas >= MOST) {
            throw Refusal.CONFLICT.because(code, detail);
        }
    }

    static ServiceException taken(Quota quota) {
        return Refusal.CONFLICT.because("QUOTA_TAKEN", "Of the quota " + quota.taken() + " seats are taken.");
    }

    static ServiceException tooFewSeats() {
        return Refusal.CONFLICT.because("QUOTA_TAKEN", "The quota has not enough seats for those who have a ticket.");
    }

    static ServiceException noSuchQuota() {
        return Refusal.NOT_FOUND.because("There is no such quota.");
    }

    static ServiceException noSuchType() {
        return Refusal.NOT_FOUND.because("There is no such ticket type.");
    }

    public static ServiceException inUse(String what, String detail) {
        return Refusal.CONFLICT.because(what + "_IN_USE", detail);
    }
}
