package io.plenary.services.registrations.waiting;

import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Who gets the seats that are free. Those who wait come in their order; who does not fit is passed over and keeps their place, so that
 * no seat stays empty that somebody could have. Who is content with several types gets the first of them that there is. A group is not
 * split, unless it says that it may be.
 *
 * @param offers what is offered to whom
 * @param awaited quotas of which those who are left lack seats: nobody else gets any of them
 * @param keeping who keeps free seats from everybody, since they are too few for them
 * @param more whether others would get seats too, had not so many already
 */
record Allotment(List<Offered> offers, Set<UUID> awaited, Set<UUID> keeping, boolean more) {

    /** @param seats all of the entry's, or where it may be split as many as there are */
    record Offered(WaitingEntry entry, TicketType type, int seats) {}

    /**
     * @param waiting in their order
     * @param types those that are sold; of others nobody gets any
     * @param free seats of the quotas; those that have no end are not there
     * @param keptLong who has kept free seats from others for long enough: from now on only seats that they can use wait for them
     * @param most offers that are made at once
     */
    static Allotment of(
            List<WaitingEntry> waiting,
            Map<UUID, TicketType> types,
            Map<UUID, Integer> free,
            Set<UUID> keptLong,
            int most) {
        Run run = new Run(new HashMap<>(free), keptLong, most);
        waiting.forEach(entry -> run.serve(
                entry,
                entry.types().stream().map(types::get).filter(Objects::nonNull).toList()));
        return new Allotment(run.offers, run.awaited, run.keeping, run.more);
    }

    private static final class Run {

        private final Map<UUID, Integer> free;
        private final Set<UUID> keptLong;
        private final int most;
        private final List<Offered> offers = new ArrayList<>();
        private final Set<UUID> awaited = new HashSet<>();
        private final Set<UUID> keeping = new HashSet<>();
        private boolean more;

        Run(Map<UUID, Integer> free, Set<UUID> keptLong, int most) {
            this.free = free;
            this.keptLong = keptLong;
            this.most = most;
        }

        void serve(WaitingEntry entry, List<TicketType> types) {
            Offered best = best(entry, types);
            if (best != null && offers.size() == most) {
                more = true;
                types.forEach(type -> awaited.addAll(type.quotaIds()));
                return;
            }
            int seats = best == null ? 0 : best.seats();
            if (best != null) {
                offers.add(best);
                best.type().quotaIds().forEach(quota -> free.computeIfPresent(quota, (id, left) -> left - seats));
            }
            if (seats < entry.seats()) {
                // Of another type they may get some of the rest: that is looked at once these are offered.
                more |= best != null && types.size() > 1;
                types.forEach(type -> lack(entry, type, entry.seats() - seats));
            }
        }

        /** Of the first type of which all can come, else where they may be split of the first of which some can; null for none. */
        private Offered best(WaitingEntry entry, List<TicketType> types) {
            Offered some = null;
            for (TicketType type : types) {
                int seats = seats(entry, type);
                if (seats == entry.seats()) {
                    return new Offered(entry, type, seats);
                }
                some = some == null && seats > 0 ? new Offered(entry, type, seats) : some;
            }
            return some;
        }

        private int seats(WaitingEntry entry, TicketType type) {
            int left = type.quotaIds().stream()
                    .map(this::left)
                    .min(Integer::compare)
                    .orElse(Integer.MAX_VALUE);
            if (left >= entry.seats()) {
                return entry.seats();
            }
            return entry.splits() && left >= type.leastPerOrder() ? left : 0;
        }

        private void lack(WaitingEntry entry, TicketType type, int seats) {
            type.quotaIds().stream().filter(quota -> left(quota) < seats).forEach(quota -> {
                if (left(quota) > 0) {
                    keeping.add(entry.id());
                }
                if (left(quota) == 0 || !keptLong.contains(entry.id())) {
                    awaited.add(quota);
                }
            });
        }

        private int left(UUID quota) {
            return free.getOrDefault(quota, Integer.MAX_VALUE);
        }
    }
}
