package io.plenary.services.registrations.waiting;

import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A quota in memory, as whoever offers its seats goes about it, a few at a time. */
final class AllotmentLine implements Line {

    private static final int AT_ONCE = 2;
    private static final UUID QUOTA = UUID.randomUUID();
    private static final TicketType TYPE = AllotmentTest.type(1, QUOTA);

    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<WaitingEntry> vips = new ArrayList<>();
    private final List<WaitingEntry> others = new ArrayList<>();
    private final Map<Integer, Integer> offered = new TreeMap<>();
    private final List<Integer> bought = new ArrayList<>();
    private int size;
    private int taken;
    private boolean awaited;

    AllotmentLine(int size) {
        this.size = size;
    }

    @Override
    public boolean buy(int count) {
        boolean may = !awaited && taken + count <= size;
        if (may) {
            taken += count;
            bought.add(count);
        }
        return may;
    }

    @Override
    public boolean join(int seats, boolean splits) {
        boolean may = awaited || taken >= size;
        if (may) {
            WaitingEntry entry = AllotmentTest.entry(TYPE, seats, splits);
            numbers.put(entry.id(), numbers.size());
            others.add(entry);
            offer();
        }
        return may;
    }

    private void offer() {
        Allotment plan;
        do {
            plan = Allotment.of(waiting(), Map.of(TYPE.id(), TYPE), Map.of(QUOTA, size - taken), Set.of(), AT_ONCE);
            plan.offers().forEach(this::offer);
            awaited = plan.awaited().contains(QUOTA);
        } while (plan.more());
    }

    private void offer(Allotment.Offered one) {
        taken += one.seats();
        if (one.seats() == one.entry().seats()) {
            offered.put(number(one.entry()), one.seats());
            Stream.of(vips, others).forEach(list -> list.remove(one.entry()));
            return;
        }
        offered.put(numbers.size(), one.seats());
        numbers.put(UUID.randomUUID(), numbers.size());
        Stream.of(vips, others)
                .forEach(list -> list.replaceAll(
                        entry -> entry == one.entry() ? fewer(entry, one.entry().seats() - one.seats()) : entry));
    }

    private WaitingEntry fewer(WaitingEntry entry, int seats) {
        WaitingEntry rest = AllotmentTest.entry(TYPE, seats, entry.splits());
        numbers.put(rest.id(), numbers.remove(entry.id()));
        return rest;
    }

    private List<WaitingEntry> waiting() {
        return Stream.concat(vips.stream(), others.stream()).toList();
    }

    private int number(WaitingEntry entry) {
        return numbers.get(entry.id());
    }

    private WaitingEntry at(int number) {
        return waiting().stream()
                .filter(one -> number(one) == number)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void leave(int entry) {
        if (offered.containsKey(entry)) {
            taken -= offered.remove(entry);
        } else {
            WaitingEntry gone = at(entry);
            Stream.of(vips, others).forEach(list -> list.remove(gone));
        }
        offer();
    }

    @Override
    public void take(int entry) {
        bought.add(offered.remove(entry));
    }

    @Override
    public void miss(int entry) {
        leave(entry);
    }

    @Override
    public void giveBack(int one) {
        taken -= bought.set(one, 0);
        offer();
    }

    @Override
    public boolean resize(int wanted) {
        boolean may = taken <= wanted;
        if (may) {
            size = wanted;
            offer();
        }
        return may;
    }

    @Override
    public void move(int entry, boolean vip, Integer before) {
        WaitingEntry moved = at(entry);
        Stream.of(vips, others).forEach(list -> list.remove(moved));
        List<WaitingEntry> to = vip ? vips : others;
        to.add(before == null ? to.size() : to.indexOf(at(before)), moved);
        offer();
    }

    @Override
    public Seen seen() {
        Map<Integer, Integer> seats = new TreeMap<>(offered);
        waiting().forEach(one -> seats.put(number(one), one.seats()));
        return new Seen(taken, awaited, waiting().stream().map(this::number).collect(Collectors.toList()), seats);
    }
}
