package io.plenary.web.rest;

import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import java.util.List;

/** Who takes part, and by which ticket. */
public final class RegistrationsRoutes implements Routes {

    private final List<Routes> parts;

    public RegistrationsRoutes(Node node, Gateway gateway) {
        parts = List.of(
                new TicketsRoutes(node, gateway),
                new VouchersRoutes(node, gateway),
                new WaitlistRoutes(node, gateway),
                new OrdersRoutes(node, gateway),
                new OrderLinksRoutes(node, gateway),
                new QuestionsRoutes(node, gateway),
                new CheckInRoutes(node, gateway),
                new BadgesRoutes(node, gateway),
                new PaymentsRoutes(node, gateway),
                new SeatsRoutes(node, gateway),
                new InvoicesRoutes(node, gateway),
                new SalesRoutes(node, gateway),
                new AttendeeImportsRoutes(node, gateway));
    }

    @Override
    public void mount(Api api) {
        parts.forEach(part -> part.mount(api));
    }
}
