package io.plenary.web.rest;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Attendance;
import io.plenary.contracts.registrations.Order;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders as a file, written page by page on a worker. */
interface OrdersFile {

    /** All of a file is held until the last row is there. */
    int MOST_ORDERS = 50_000;

    /** @throws io.vertx.serviceproxy.ServiceException TOO_LARGE */
    static void requireRoom(int orders) {
        if (orders > MOST_ORDERS) {
            throw Refusal.TOO_LARGE.because("These are more orders than fit in one file.");
        }
    }

    /**
     * @param page the next ones, the latest first
     * @param attendances of their tickets, by ticket
     * @throws io.vertx.serviceproxy.ServiceException TOO_LARGE where there are more than a file is made of
     */
    void add(List<Order> page, Map<UUID, Attendance> attendances);

    byte[] bytes() throws IOException;
}
