package io.plenary.runtime;

import io.vertx.core.Completable;
import io.vertx.core.eventbus.impl.clustered.DefaultNodeSelector;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Says which node takes a message: they take turns, as ever. Only where an {@link Attempt} avoids some of them, one of the
 * others takes it, and what is about a conference goes to its {@link Home}.
 */
final class NodeChoice extends DefaultNodeSelector {

    @Override
    public void selectForSend(String address, Completable<String> chosen) {
        Attempt attempt = Attempt.takeSent();
        if (attempt == null) {
            super.selectForSend(address, chosen);
        } else {
            super.selectForPublish(address, (nodes, failure) -> {
                List<String> wanted = failure == null ? attempt.choose(nodes) : List.of();
                if (wanted.isEmpty()) {
                    super.selectForSend(address, (node, none) -> {
                        attempt.goesTo(node);
                        chosen.complete(node, none);
                    });
                } else {
                    String node = wanted.get(ThreadLocalRandom.current().nextInt(wanted.size()));
                    attempt.goesTo(node);
                    chosen.succeed(node);
                }
            });
        }
    }
}
