package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherBatch;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What a voucher may say, for whom it is good, and what it makes of a price. */
public final class VoucherRules {

    /** Of a conference. */
    static final int MOST = 10_000;

    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_USES = 1_000_000;
    private static final int LONGEST_NOTE = 500;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9-]{4,40}");
    private static final Pattern PREFIX = Pattern.compile("[A-Z0-9-]{0,20}");

    private VoucherRules() {}

    /** Whoever types a code need not know in which case. */
    public static String code(String typed) {
        return typed == null ? null : typed.strip().toUpperCase(Locale.ROOT);
    }

    static boolean isCode(String code) {
        return code != null && CODE.matcher(code).matches();
    }

    static Voucher tidied(Voucher voucher) {
        return new Voucher(
                voucher.id(),
                voucher.organizationId(),
                voucher.conferenceId(),
                code(voucher.code()),
                voucher.kind(),
                voucher.value(),
                voucher.currency(),
                voucher.ticketTypeIds(),
                voucher.mostUses(),
                voucher.used(),
                voucher.validFrom(),
                voucher.validUntil(),
                voucher.note(),
                voucher.createdAt(),
                voucher.updatedAt(),
                voucher.version());
    }

    static void check(Voucher voucher) {
        Faults faults = new Faults()
                .check(voucher.id() != null, "/id", Fault.REQUIRED)
                .check(isCode(voucher.code()), "/code", Fault.PATTERN, Map.of("pattern", CODE.pattern()));
        checkTerms(faults, voucher);
        faults.refuseIfAny("The voucher cannot be kept.");
    }

    static void check(VoucherBatch batch) {
        String prefix = code(batch.prefix());
        Faults faults = new Faults()
                .check(
                        prefix == null || PREFIX.matcher(prefix).matches(),
                        "/prefix",
                        Fault.PATTERN,
                        Map.of("pattern", PREFIX.pattern()));
        range(faults, "/count", batch.count(), 1, MOST_AT_ONCE);
        checkTerms(faults, batch.like());
        faults.refuseIfAny("The vouchers cannot be kept.");
    }

    private static void checkTerms(Faults faults, Voucher voucher) {
        List<?> types = voucher.ticketTypeIds();
        checkValue(faults, voucher);
        range(faults, "/mostUses", voucher.mostUses() == null ? 1 : voucher.mostUses(), 1, MOST_USES);
        boolean inOrder = voucher.validFrom() == null
                || voucher.validUntil() == null
                || voucher.validFrom().isBefore(voucher.validUntil());
        faults.check(inOrder, "/validUntil", Fault.BEFORE_OTHER, Map.of("other", "validFrom"))
                .line("/note", voucher.note(), LONGEST_NOTE)
                .check(
                        types.size() <= TicketRules.MOST,
                        "/ticketTypeIds",
                        Fault.TOO_MANY,
                        Map.of("most", TicketRules.MOST))
                .check(new HashSet<>(types).size() == types.size(), "/ticketTypeIds", Fault.GIVEN_TWICE);
    }

    private static void checkValue(Faults faults, Voucher voucher) {
        VoucherKind kind = voucher.kind();
        faults.check(kind != null, "/kind", Fault.REQUIRED);
        if (kind == null) {
            return;
        }
        boolean money = kind == VoucherKind.AMOUNT || kind == VoucherKind.PRICE;
        long least = kind == VoucherKind.PERCENT || kind == VoucherKind.AMOUNT ? 1 : 0;
        long most = money ? TicketRules.HIGHEST_PRICE : kind == VoucherKind.PERCENT ? Prices.WHOLE : 0;
        range(faults, "/value", voucher.value(), least, most);
        faults.check(
                money ? TicketRules.isCurrency(voucher.currency()) : voucher.currency() == null,
                "/currency",
                money ? Fault.CURRENCY : Fault.IMPOSSIBLE);
    }

    private static void range(Faults faults, String pointer, long value, long least, long most) {
        faults.check(
                value >= least && value <= most, pointer, Fault.WHOLE_NUMBER, Map.of("least", least, "most", most));
    }

    static void requireTypes(Voucher voucher, int known) {
        new Faults()
                .check(known == voucher.ticketTypeIds().size(), "/ticketTypeIds", Fault.UNKNOWN_REFERENCE)
                .refuseIfAny("The voucher cannot be kept.");
    }

    static void requireRoom(long vouchers, int more) {
        if (vouchers + more > MOST) {
            throw Refusal.CONFLICT.because("TOO_MANY_VOUCHERS", "There would be more than 10,000 vouchers.");
        }
    }

    /** Codes that nobody guesses, none twice. */
    static List<String> codes(VoucherBatch batch, RandomGenerator random) {
        String prefix = batch.prefix() == null ? "" : code(batch.prefix());
        Set<String> codes = new LinkedHashSet<>();
        while (codes.size() < batch.count()) {
            codes.add(prefix + OrderCode.next(random));
        }
        return List.copyOf(codes);
    }

    /** Never above what it was, nor below nothing; parts of a minor unit are rounded half up. */
    static long price(long before, Voucher voucher) {
        return switch (voucher.kind()) {
            case NONE -> before;
            case PERCENT -> Prices.rounded(before, Prices.WHOLE - (int) voucher.value(), Prices.WHOLE);
            case AMOUNT -> Math.max(0, before - voucher.value());
            case PRICE -> Math.min(before, voucher.value());
        };
    }

    /** @param pointer to where the code was said */
    static Voucher requireUsable(Optional<Voucher> found, String pointer, Instant now) {
        new Faults()
                .check(found.isPresent(), pointer, Fault.UNKNOWN_REFERENCE)
                .refuseIfAny("There is no such voucher.");
        Voucher voucher = found.orElseThrow();
        boolean early = voucher.validFrom() != null && now.isBefore(voucher.validFrom());
        boolean late = voucher.validUntil() != null && !now.isBefore(voucher.validUntil());
        if (early || late) {
            throw Refusal.CONFLICT.because("VOUCHER_NOT_VALID", "The voucher is not valid now.");
        }
        if (left(voucher) < 1) {
            throw usedUp();
        }
        return voucher;
    }

    /** For how many tickets it is good still. */
    static int left(Voucher voucher) {
        return voucher.mostUses() == null ? Integer.MAX_VALUE : voucher.mostUses() - voucher.used();
    }

    public static void requireUses(OrderDraft draft, Offer offer) {
        if (offer.voucher() == null) {
            return;
        }
        int uses = offer.uses(draft);
        if (uses == 0) {
            throw Refusal.CONFLICT.because("VOUCHER_FOR_OTHERS", "The voucher is for other tickets.");
        }
        if (uses > left(offer.voucher())) {
            throw usedUp();
        }
    }

    public static ServiceException usedUp() {
        return Refusal.CONFLICT.because("VOUCHER_USED_UP", "The voucher is not good for so many tickets any more.");
    }

    static ServiceException used() {
        return Refusal.CONFLICT.because("VOUCHER_USED", "Somebody ordered by the voucher.");
    }

    static ServiceException codeTaken() {
        return Refusal.CONFLICT.because("VOUCHER_CODE_TAKEN", "Another voucher has this code.");
    }

    static ServiceException noSuchVoucher() {
        return Refusal.NOT_FOUND.because("There is no such voucher.");
    }
}
