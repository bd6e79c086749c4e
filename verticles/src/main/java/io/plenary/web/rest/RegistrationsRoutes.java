package io.plenary.web.rest;

import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;

/** Who takes part, and by which ticket. */
public final class RegistrationsRoutes implements Routes {

    private final Routes tickets;
    private final Routes orders;
    private final Routes checkIns;

    public RegistrationsRoutes(Node node, Gateway gateway) {
        tickets = new TicketsRoutes(node, gateway);
        orders = new OrdersRoutes(node, gateway);
        checkIns = new CheckInRoutes(node, gateway);
    }

    @Override
    public void mount(Api api) {
        tickets.mount(api);
        orders.mount(api);
        checkIns.mount(api);
    }
}
