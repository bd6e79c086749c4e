package io.plenary.services.registrations.waiting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Seats and those who wait, said as simply as can be: what is free is for who waits, the first first, and nobody is split unasked. */
final class LineModel implements Line {

    private static final class Entry {

        private final int number;
        private final boolean splits;
        private int seats;
        private boolean vip;
        private boolean offered;

        private Entry(int number, int seats, boolean splits) {
            this.number = number;
            this.seats = seats;
            this.splits = splits;
        }
    }

    private final boolean shrinks;
    private final List<Integer> bought = new ArrayList<>();
    /** Those who wait and those who are offered something, in the order of their class. */
    private final List<Entry> entries = new ArrayList<>();

    private int size;
    private int numbers;

    /** @param shrinks whether there may be fewer seats than are taken */
    LineModel(int size, boolean shrinks) {
        this.size = size;
        this.shrinks = shrinks;
    }

    private int taken() {
        return bought.stream().mapToInt(Integer::intValue).sum()
                + entries.stream()
                        .filter(one -> one.offered)
                        .mapToInt(one -> one.seats)
                        .sum();
    }

    private boolean awaited() {
        return entries.stream().anyMatch(one -> !one.offered);
    }

    @Override
    public boolean buy(int count) {
        boolean may = !awaited() && taken() + count <= size;
        if (may) {
            bought.add(count);
        }
        return may;
    }

    @Override
    public boolean join(int seats, boolean splits) {
        boolean may = awaited() || taken() >= size;
        if (may) {
            entries.add(new Entry(numbers++, seats, splits));
            offer();
        }
        return may;
    }

    @Override
    public void leave(int entry) {
        entries.remove(at(entry));
        offer();
    }

    @Override
    public void take(int entry) {
        bought.add(at(entry).seats);
        entries.remove(at(entry));
        offer();
    }

    @Override
    public void miss(int entry) {
        leave(entry);
    }

    @Override
    public void giveBack(int one) {
        bought.set(one, 0);
        offer();
    }

    @Override
    public boolean resize(int wanted) {
        boolean may = shrinks || taken() <= wanted;
        if (may) {
            size = wanted;
            offer();
        }
        return may;
    }

    @Override
    public void move(int entry, boolean vip, Integer before) {
        Entry moved = at(entry);
        entries.remove(moved);
        moved.vip = vip;
        entries.add(before == null ? entries.size() : entries.indexOf(at(before)), moved);
        offer();
    }

    private Entry at(int number) {
        return entries.stream().filter(one -> one.number == number).findFirst().orElseThrow();
    }

    private Stream<Entry> inOrder() {
        return entries.stream().filter(one -> !one.offered).sorted(Comparator.comparing(one -> !one.vip));
    }

    private void offer() {
        for (Entry entry : inOrder().toList()) {
            int free = size - taken();
            if (entry.seats <= free) {
                entry.offered = true;
            } else if (entry.splits && free > 0) {
                Entry part = new Entry(numbers++, free, true);
                part.offered = true;
                part.vip = entry.vip;
                entry.seats -= free;
                entries.add(part);
            }
        }
    }

    @Override
    public Seen seen() {
        Map<Integer, Integer> seats = new TreeMap<>();
        entries.forEach(one -> seats.put(one.number, one.seats));
        return new Seen(taken(), awaited(), waiting(), seats);
    }

    List<Integer> waiting() {
        return inOrder().map(one -> one.number).toList();
    }

    List<Integer> waiting(boolean vip) {
        return inOrder().filter(one -> one.vip == vip).map(one -> one.number).toList();
    }

    List<Integer> offered() {
        return entries.stream()
                .filter(one -> one.offered)
                .map(one -> one.number)
                .toList();
    }

    List<Integer> bought() {
        return Stream.iterate(0, i -> i < bought.size(), i -> i + 1)
                .filter(i -> bought.get(i) > 0)
                .toList();
    }

    int size() {
        return size;
    }
}
