package io.plenary.web.rest;

import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import java.util.stream.Stream;

/** Everything about programs, by noun. */
public final class ProgramRoutes implements Routes {

    private final Node node;
    private final Gateway gateway;

    public ProgramRoutes(Node node, Gateway gateway) {
        this.node = node;
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        Stream.of(
                        new ScheduleRoutes(node, gateway),
                        new SessionsRoutes(gateway),
                        new LayoutRoutes(gateway),
                        new ImportsRoutes(gateway),
                        new PicturesRoutes(gateway),
                        new ReleasesRoutes(gateway),
                        new PreviewsRoutes(gateway),
                        new PrintsRoutes(gateway))
                .forEach(routes -> routes.mount(api));
    }
}
