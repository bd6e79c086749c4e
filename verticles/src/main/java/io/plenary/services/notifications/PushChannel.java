package io.plenary.services.notifications;

import io.plenary.runtime.Messaging;
import io.plenary.runtime.outbound.Outbound;
import io.plenary.runtime.outbound.PublicAddresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;

/** What pushes go by. */
interface PushChannel {

    static PushChannel of(Vertx vertx, Messaging.Push settings, Vapid vapid) {
        if (settings.contact() == null) {
            return new PushTable();
        }
        Outbound.Reach reach =
                new Outbound.Reach(new PublicAddresses(settings.networks()), settings.plain(), settings.ports());
        return new PushServices(vertx, Outbound.keepingConnections(vertx, reach), vapid);
    }

    /** Makes them ready to go, which takes a while. */
    Future<List<SealedPush>> seal(List<Push> pushes);

    /** Never fails: what did not arrive is an outcome like another. */
    Future<Pushed> push(SealedPush sealed);

    /** Whether they leave the installation; else administrators see what a device would have shown. */
    boolean sends();

    /** Whether something may be sent there at all. */
    boolean reaches(URI endpoint);
}
