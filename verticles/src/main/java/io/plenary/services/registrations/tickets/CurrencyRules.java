package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.runtime.Faults;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order is paid in one currency. What is had together is in one, so, or nobody could order it; whoever sells learns of what is in
 * another. What depends on a type and is off sale does not count: so all of them can be changed, one after the other.
 */
final class CurrencyRules {

    private CurrencyRules() {}

    /**
     * @param all types of the conference
     * @param before as it was; null where it is new
     */
    static void require(Faults faults, TicketType type, List<TicketType> all, TicketType before) {
        all.stream()
                .filter(other ->
                        !other.id().equals(type.id()) && !other.currency().equals(type.currency()))
                .filter(other -> needs(type, other) || isNew(type, before) && other.onSale() && needs(other, type))
                .findFirst()
                .ifPresent(other -> refuse(faults, other.name(), other.currency()));
    }

    /** Whether what depends on it is to be looked at: it does not change by itself. */
    private static boolean isNew(TicketType type, TicketType before) {
        return before == null || !before.currency().equals(type.currency()) || type.onSale() && !before.onSale();
    }

    /** Whether a type is an add-on that is a variant of the other one, or is had with it. */
    private static boolean needs(TicketType type, TicketType other) {
        if (!AddOnRules.isAddOn(type)) {
            return false;
        }
        if (type.addOn().variantOf() != null) {
            return type.addOn().variantOf().equals(other.id());
        }
        return type.addOn().goesWith().isEmpty()
                ? type.onSale() && other.onSale() && !AddOnRules.isAddOn(other)
                : type.addOn().goesWith().contains(other.id());
    }

    /** A voucher that lowers a price by an amount, or to one, is of no use for what is in another currency. */
    static void require(Voucher voucher, List<TicketType> types) {
        Faults faults = new Faults();
        types.stream()
                .filter(type ->
                        voucher.currency() != null && !voucher.currency().equals(type.currency()))
                .findFirst()
                .ifPresent(type -> refuse(faults, type.name(), type.currency()));
        faults.refuseIfAny("The voucher cannot be kept.");
    }

    /** @param other a voucher that is good for the type still, and in another currency */
    static void requireNone(Optional<Voucher> other) {
        Faults faults = new Faults();
        other.ifPresent(voucher -> refuse(faults, voucher.code(), voucher.currency()));
        faults.refuseIfAny("The ticket type cannot be kept.");
    }

    private static void refuse(Faults faults, String other, String currency) {
        faults.check(false, "/currency", Fault.OTHER_CURRENCY, Map.of("other", other, "currency", currency));
    }
}
