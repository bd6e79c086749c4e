package io.plenary.web;

import io.plenary.contracts.Service;
import io.plenary.runtime.Named;
import io.plenary.runtime.Node;

/** Operations of the API. Those of a service are found by its name: {@code io.plenary.web.rest.NotesRoutes} has the notes'. */
public interface Routes {

    void mount(Api api);

    static Routes of(Service service, Node node, Gateway gateway) {
        String room = Routes.class.getPackageName() + ".rest.";
        return Named.make(Routes.class, room + service.title() + "Routes", node, gateway);
    }
}
