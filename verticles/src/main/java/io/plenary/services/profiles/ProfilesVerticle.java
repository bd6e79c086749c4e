package io.plenary.services.profiles;

import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;

/** Runs the profiles service. */
public final class ProfilesVerticle extends ServiceVerticle {

    public ProfilesVerticle(Node node) {
        super(Service.PROFILES, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> ProfileStore.delete(tx.sql(), userId));
        Profiles profiles = new Profiles(database, node.proxies().of(AuthService.class, AuthService.ADDRESS));
        return answer(ProfilesService.class, ProfilesService.ADDRESS, profiles);
    }
}
