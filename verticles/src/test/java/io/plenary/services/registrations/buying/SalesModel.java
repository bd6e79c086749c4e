package io.plenary.services.registrations.buying;

import io.plenary.contracts.registrations.OrderState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What quotas, holds and orders are, said as simply as can be: a seat is taken as long as an order holds or has it. */
final class SalesModel {

    /** By type: the quotas that each of its tickets needs a seat of. */
    static final List<int[]> TYPES = List.of(new int[] {0}, new int[] {0, 1}, new int[] {1, 2}, new int[] {});

    private static final Set<OrderState> SEATED =
            EnumSet.of(OrderState.RESERVED, OrderState.PENDING, OrderState.CONFIRMED);

    /** Of a ticket that is bought, in minor units. */
    static final long PRICE = 1_000;

    private final Integer[] sizes;
    private final List<Bought> orders = new ArrayList<>();

    private static final class Bought {

        private final int type;
        private final long price;
        /** Its tickets that hold a seat. */
        private int left;

        private long back;
        private boolean named;
        private OrderState state = OrderState.RESERVED;

        private Bought(int type, int count, long price) {
            this.type = type;
            this.left = count;
            this.price = price;
        }

        private boolean isConfirmed() {
            return state == OrderState.CONFIRMED;
        }
    }

    /** @param sizes by quota, null without a limit */
    SalesModel(Integer... sizes) {
        this.sizes = sizes.clone();
    }

    int taken(int quota) {
        return orders.stream()
                .filter(order -> SEATED.contains(order.state) && needs(order.type, quota))
                .mapToInt(order -> order.left)
                .sum();
    }

    private static boolean needs(int type, int quota) {
        return Arrays.stream(TYPES.get(type)).anyMatch(one -> one == quota);
    }

    OrderState state(int order) {
        return orders.get(order).state;
    }

    int orders() {
        return orders.size();
    }

    /** Each of these says whether it is done. */
    boolean place(int type, int count) {
        boolean room = Arrays.stream(TYPES.get(type))
                .allMatch(quota -> sizes[quota] == null || taken(quota) + count <= sizes[quota]);
        if (room) {
            orders.add(new Bought(type, count, PRICE));
        }
        return room;
    }

    boolean name(int order) {
        Bought bought = orders.get(order);
        boolean open = SEATED.contains(bought.state);
        bought.named |= open;
        return open;
    }

    /** Of what is confirmed or awaited already nothing is asked. */
    boolean confirm(int order) {
        Bought bought = orders.get(order);
        if (bought.state == OrderState.RESERVED && bought.named) {
            bought.state = OrderState.PENDING;
            return true;
        }
        return bought.state == OrderState.PENDING || bought.state == OrderState.CONFIRMED;
    }

    boolean pay(int order) {
        Bought bought = orders.get(order);
        if (bought.state == OrderState.PENDING) {
            bought.state = OrderState.CONFIRMED;
        }
        return bought.isConfirmed() && bought.price > 0;
    }

    /** As its buyer: what is paid stays, what was handed on is somebody else's, what cost nothing is given back. */
    boolean cancel(int order) {
        Bought bought = orders.get(order);
        if (bought.isConfirmed() && (bought.price > 0 || bought.left == 0)) {
            return false;
        }
        if (bought.state != OrderState.EXPIRED) {
            bought.state = OrderState.CANCELLED;
        }
        return true;
    }

    /** One ticket, to somebody who has an order of their own then. */
    boolean handOn(int order) {
        Bought bought = orders.get(order);
        if (!bought.isConfirmed() || bought.left == 0) {
            return false;
        }
        bought.left--;
        Bought received = new Bought(bought.type, 1, 0);
        received.named = true;
        received.state = OrderState.CONFIRMED;
        orders.add(received);
        return true;
    }

    /** As its seller, for all that it cost. */
    boolean giveBack(int order) {
        Bought bought = orders.get(order);
        if (!bought.isConfirmed() || bought.left == 0) {
            return false;
        }
        bought.left--;
        bought.back += bought.price;
        bought.state = bought.left == 0 ? OrderState.CANCELLED : OrderState.CONFIRMED;
        return true;
    }

    boolean isReceived(int order) {
        return orders.get(order).price == 0;
    }

    long back(int order) {
        return orders.get(order).back;
    }

    void expire(int order) {
        Bought bought = orders.get(order);
        if (bought.state == OrderState.RESERVED || bought.state == OrderState.PENDING) {
            bought.state = OrderState.EXPIRED;
        }
    }

    boolean resize(int quota, Integer size) {
        boolean fits = size == null || taken(quota) <= size;
        if (fits) {
            sizes[quota] = size;
        }
        return fits;
    }
}
