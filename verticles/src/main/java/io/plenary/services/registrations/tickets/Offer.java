package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is sold, as it is for somebody with a voucher.
 *
 * @param voucher null for none
 */
public record Offer(List<TicketType> types, Voucher voucher) {

    /** What is hidden is shown to those whose voucher names it: one for everything names nothing. */
    boolean shows(TicketType type) {
        return type.onSale() && (!type.hidden() || isByVoucher(type) && names(type));
    }

    /** Itself, or what it is a variant of. */
    private boolean names(TicketType type) {
        return voucher.ticketTypeIds().contains(type.id())
                || AddOnRules.isAddOn(type)
                        && type.addOn().variantOf() != null
                        && voucher.ticketTypeIds().contains(type.addOn().variantOf());
    }

    /** Add-ons only where it names them. Only what it makes cheaper, or names to open it, uses a voucher up. */
    boolean isByVoucher(TicketType type) {
        return voucher != null
                && (voucher.ticketTypeIds().isEmpty() && !AddOnRules.isAddOn(type) || names(type))
                && (voucher.currency() == null || voucher.currency().equals(type.currency()))
                && (voucher.kind() == VoucherKind.NONE || type.hidden() || lowered(type) < type.price());
    }

    long price(TicketType type) {
        return isByVoucher(type) ? lowered(type) : type.price();
    }

    private long lowered(TicketType type) {
        return VoucherRules.price(type.price(), voucher);
    }

    String voucherOf(TicketType type) {
        return isByVoucher(type) ? voucher.code() : null;
    }

    /** How many tickets of an order are by the voucher. */
    public int uses(OrderDraft draft) {
        Set<UUID> byVoucher =
                types.stream().filter(this::isByVoucher).map(TicketType::id).collect(Collectors.toSet());
        int addOns = draft.lines().stream()
                .flatMap(line -> line.addOns().stream())
                .filter(addOn -> byVoucher.contains(addOn.ticketTypeId()))
                .mapToInt(LineAddOn::count)
                .sum();
        return addOns
                + draft.lines().stream()
                        .filter(line -> byVoucher.contains(line.ticketTypeId()))
                        .mapToInt(OrderLine::count)
                        .sum();
    }
}
