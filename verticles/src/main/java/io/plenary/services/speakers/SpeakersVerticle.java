package io.plenary.services.speakers;

import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;

/** Runs the speakers service. */
public final class SpeakersVerticle extends ServiceVerticle {

    public SpeakersVerticle(Node node) {
        super(Service.SPEAKERS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        return answer(
                SpeakersService.class,
                SpeakersService.ADDRESS,
                new Speakers(database, node.proxies().of(AuthService.class, AuthService.ADDRESS)));
    }
}
