package io.plenary.services.registrations.attendees;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.HolderPage;
import io.plenary.contracts.registrations.HolderQuery;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.runtime.Database;
import io.vertx.core.Future;

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
}
