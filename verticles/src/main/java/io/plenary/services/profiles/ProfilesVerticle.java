package io.plenary.services.profiles;

import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.events.EventSource;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Outbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Runs the profiles service. */
public final class ProfilesVerticle extends VerticleBase {

    private static final String NAME = "profiles";

    private final Node node;

    public ProfilesVerticle(Node node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME).compose(this::openDoors);
    }

    private Future<?> openDoors(Database database) {
        node.health().register(NAME, database::check);
        Profiles profiles = new Profiles(database, node.proxies().of(AuthService.class, AuthService.ADDRESS));
        return node.doors()
                .open(ProfilesService.class, ProfilesService.ADDRESS, profiles)
                .compose(door -> node.doors().open(EventSource.class, EventSource.address(NAME), new Outbox(database)));
    }
}
