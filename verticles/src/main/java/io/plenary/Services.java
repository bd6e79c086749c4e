package io.plenary;

import io.plenary.contracts.Service;
import io.plenary.runtime.Named;
import io.plenary.runtime.Node;
import io.vertx.core.Deployable;

/** The verticle of every service, found by its name: {@code io.plenary.services.notes.NotesVerticle} runs the notes. */
public final class Services {

    private static final String HOME = Services.class.getPackageName();

    private Services() {}

    public static Deployable of(Service service, Node node) {
        String room = service == Service.WEB ? service.id() : "services." + service.id();
        return Named.make(Deployable.class, HOME + "." + room + "." + service.title() + "Verticle", node);
    }
}
