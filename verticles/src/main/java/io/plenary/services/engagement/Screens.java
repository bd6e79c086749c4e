package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.EngagementEvents.StageScreenCreated;
import io.plenary.contracts.engagement.EngagementEvents.StageScreenRevoked;
import io.plenary.contracts.engagement.ScreensService;
import io.plenary.contracts.engagement.StageScreen;
import io.plenary.contracts.engagement.StageScreenDraft;
import io.plenary.contracts.program.LayoutService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The screens in the rooms and in the foyer of a conference, and what opens them. */
final class Screens implements ScreensService {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LIFE = 366;
    private static final int MOST = 100;

    private final Database database;
    private final Access access;
    private final Proxies proxies;

    Screens(Database database, Access access, Proxies proxies) {
        this.database = database;
        this.access = access;
        this.proxies = proxies;
    }

    @Override
    public Future<List<StageScreen>> screens(Caller caller, UUID conferenceId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.read(Caller.SYSTEM, sql -> ScreenStore.all(sql, conferenceId)));
    }

    @Override
    public Future<StageScreen> create(Caller caller, StageScreenDraft draft) {
        return access.moderator(caller, draft.conferenceId(), null).compose(place -> requirePossible(caller, draft)
                .compose(possible -> database.once(caller, tx -> LiveStore.about(tx.sql(), place.conferenceId())
                        .compose(about -> create(tx, place, draft)))));
    }

    private Future<Void> requirePossible(Caller caller, StageScreenDraft draft) {
        Integer days = draft.expiresInDays();
        boolean possible = days != null && days >= 1 && days <= LONGEST_LIFE;
        Faults faults = new Faults()
                .required("/name", draft.name(), LONGEST_NAME)
                .check(possible, "/expiresInDays", Fault.WHOLE_NUMBER, Map.of("least", 1, "most", LONGEST_LIFE));
        return proxies.of(LayoutService.class, LayoutService.address(draft.conferenceId()))
                .getRooms(caller)
                .map(rooms -> {
                    boolean known = draft.roomId() == null
                            || rooms.stream().anyMatch(room -> room.id().equals(draft.roomId()));
                    faults.check(known, "/roomId", Fault.UNKNOWN_REFERENCE)
                            .refuseIfAny("There cannot be such a screen.");
                    return null;
                });
    }

    private static Future<StageScreen> create(Transaction tx, Place place, StageScreenDraft draft) {
        return ScreenStore.all(tx.sql(), place.conferenceId())
                .compose(others -> {
                    if (others.size() >= MOST) {
                        throw Refusal.CONFLICT.because("There are 100 screens already. Revoke some of them first.");
                    }
                    return ScreenStore.insert(tx.sql(), place, draft, ScreenCode.generate());
                })
                .map(made -> {
                    StageScreen screen = made.orElseThrow(() -> Refusal.CONFLICT.because("The id is in use."));
                    tx.announce(
                            new StageScreenCreated(screen.id(), screen.roomId(), screen.expiresAt()),
                            place.organizationId(),
                            place.conferenceId());
                    return screen;
                });
    }

    @Override
    public Future<Void> revoke(Caller caller, UUID conferenceId, UUID screenId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> ScreenStore.delete(tx.sql(), conferenceId, screenId))
                        .map(existed -> {
                            if (existed) {
                                tx.announce(new StageScreenRevoked(screenId), place.organizationId(), conferenceId);
                            }
                            return null;
                        })));
    }

    @Override
    public Future<StageScreen> find(Caller caller, String code) {
        return database.read(Caller.SYSTEM, sql -> ScreenStore.ofCode(sql, code))
                .map(found -> found.orElseThrow(LiveRules::noSuchScreen));
    }
}
