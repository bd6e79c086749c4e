package io.plenary.services.notifications;

import io.vertx.core.Future;
import java.net.URI;
import java.util.List;

/** Leaves pushes in the table of deliveries, where nobody was named whom push services may turn to: nothing leaves the machine. */
final class PushTable implements PushChannel {

    @Override
    public Future<List<SealedPush>> seal(List<Push> pushes) {
        return Future.succeededFuture(
                pushes.stream().map(push -> new SealedPush(push, null)).toList());
    }

    @Override
    public Future<Pushed> push(SealedPush sealed) {
        return Future.succeededFuture(Pushed.SENT);
    }

    @Override
    public boolean sends() {
        return false;
    }

    @Override
    public boolean reaches(URI endpoint) {
        return "https".equalsIgnoreCase(endpoint.getScheme());
    }
}
