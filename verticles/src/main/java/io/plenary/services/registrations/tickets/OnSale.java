package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Known;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What each conference shows to everybody, remembered for a moment: who orders what nobody is shown is refused before they wait with
 * others. What is hidden is not among it, so it is answered like what there never was, and as fast.
 */
public final class OnSale {

    /** So long what another node begins to sell is unknown here. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final long MOST = 10_000;

    private record Shown(Conference conference, Set<UUID> typeIds) {}

    private final Database database;
    private final ConferencesService conferences;
    private final Known<UUID, Shown> known;

    OnSale(Vertx vertx, Database database, ConferencesService conferences) {
        this.database = database;
        this.conferences = conferences;
        this.known = Known.<UUID, Shown>named("registrations.on-sale")
                .freshFor(FRESH)
                .atMost(MOST)
                .about(shown -> shown.conference().id())
                .in(vertx);
    }

    /** @param draft without a voucher: what that shows is for whoever reads it */
    public Future<Void> requireShown(Caller caller, OrderDraft draft) {
        return known.get(draft.conferenceId(), this::read).map(shown -> {
            Faults faults = faults(draft, shown.typeIds());
            if (!faults.found().isEmpty() && !shown.conference().isKnownTo(caller)) {
                throw Refusal.NOT_FOUND.because("There is no such conference.");
            }
            faults.refuseIfAny("That cannot be ordered.");
            return null;
        });
    }

    private Future<Shown> read(UUID conferenceId) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, conferenceId.toString())
                .compose(conference -> database.read(Caller.SYSTEM, sql -> TicketTypeStore.of(sql, conferenceId))
                        .map(types -> new Shown(conference, shown(types))));
    }

    private static Set<UUID> shown(List<TicketType> types) {
        Offer offer = new Offer(types, null);
        return types.stream().filter(offer::shows).map(TicketType::id).collect(Collectors.toUnmodifiableSet());
    }

    private static Faults faults(OrderDraft draft, Set<UUID> shown) {
        Faults faults = new Faults();
        for (int i = 0; i < draft.lines().size(); i++) {
            OrderLine line = draft.lines().get(i);
            String at = "/lines/" + i;
            faults.check(shown.contains(line.ticketTypeId()), at + "/ticketTypeId", Fault.UNKNOWN_REFERENCE);
            List<LineAddOn> addOns = line.addOns();
            for (int n = 0; n < addOns.size(); n++) {
                faults.check(
                        shown.contains(addOns.get(n).ticketTypeId()),
                        at + "/addOns/" + n + "/ticketTypeId",
                        Fault.UNKNOWN_REFERENCE);
            }
        }
        return faults;
    }

    void forget(UUID conferenceId) {
        known.forgetAbout(conferenceId);
    }
}
