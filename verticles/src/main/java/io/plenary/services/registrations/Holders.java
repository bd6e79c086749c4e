package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.HolderPage;
import io.plenary.contracts.registrations.HolderQuery;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.util.UUID;

final class Holders implements HoldersService {

    private final Database database;

    Holders(Database database) {
        this.database = database;
    }

    @Override
    public Future<HolderPage> holders(Caller caller, HolderQuery query) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("This is for services.");
        }
        return database.read(caller, sql -> HolderStore.page(sql, query));
    }

    @Override
    public Future<Boolean> hasTicket(Caller caller, UUID conferenceId) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in, so that it is known whose ticket it is.");
        }
        return database.read(caller, sql -> HolderStore.isHolder(sql, caller.userId(), conferenceId));
    }
}
