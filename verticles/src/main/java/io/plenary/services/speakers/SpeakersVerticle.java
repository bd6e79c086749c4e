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

    /** Answers whoever only reads, beside nodes that run or without any. */
    public static Future<?> look(Node node) {
        Database database = node.databases().look(Service.SPEAKERS.id());
        return node.doors().open(SpeakersService.class, SpeakersService.ADDRESS, speakers(node, database));
    }

    private static Speakers speakers(Node node, Database database) {
        return new Speakers(database, node.proxies().of(AuthService.class, AuthService.ADDRESS));
    }

    @Override
    protected Future<?> serve(Database database) {
        return answer(SpeakersService.class, SpeakersService.ADDRESS, speakers(node, database));
    }
}
