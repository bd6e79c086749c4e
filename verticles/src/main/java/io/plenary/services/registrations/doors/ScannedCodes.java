package io.plenary.services.registrations.doors;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.runtime.Database;
import io.plenary.services.registrations.codes.TicketCode;
import io.plenary.services.registrations.codes.TicketKey;
import io.plenary.services.registrations.codes.TicketKeyStore;
import io.plenary.services.registrations.codes.TicketKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells by its signature which ticket a code is of. Two hundred signatures take longer than an event loop has. */
final class ScannedCodes {

    private final Vertx vertx;
    private final Database database;
    private final TicketKeys keys;

    ScannedCodes(Vertx vertx, Database database, TicketKeys keys) {
        this.vertx = vertx;
        this.database = database;
        this.keys = keys;
    }

    /**
     * What a scan is of.
     *
     * @param ticketId null where it is none of the conference
     * @param refused why it is none; null where it is one
     */
    record Shown(UUID ticketId, ScanResult refused) {

        static final Shown NOTHING = new Shown(null, ScanResult.UNKNOWN);
        static final Shown FORGED = new Shown(null, ScanResult.FORGED);
        static final Shown FOREIGN = new Shown(null, ScanResult.FOREIGN);

        static Shown of(UUID ticketId) {
            return new Shown(ticketId, null);
        }
    }

    /** By the ids of the scans. */
    Future<Map<UUID, Shown>> read(UUID conferenceId, List<Scan> scans) {
        return keys.of(conferenceId)
                .compose(own -> vertx.executeBlocking(() -> shown(own, scans), false))
                .compose(shown -> elsewhere(scans, shown));
    }

    private static Map<UUID, Shown> shown(List<TicketKey> keys, List<Scan> scans) {
        return scans.stream().collect(Collectors.toMap(Scan::id, scan -> shown(keys, scan)));
    }

    private static Shown shown(List<TicketKey> keys, Scan scan) {
        if (scan.code() == null) {
            return Shown.of(scan.ticketId());
        }
        return TicketCode.claimed(scan.code())
                .map(ticket -> isSigned(keys, scan) ? Shown.of(ticket) : Shown.FORGED)
                .orElse(Shown.NOTHING);
    }

    private static boolean isSigned(List<TicketKey> keys, Scan scan) {
        return keys.stream().anyMatch(key -> TicketCode.verify(key.verifier(), key.conferenceId(), scan.code())
                .isPresent());
    }

    /** Whoever stands at the wrong door has forged nothing. */
    private Future<Map<UUID, Shown>> elsewhere(List<Scan> scans, Map<UUID, Shown> shown) {
        Predicate<Scan> doubtful = scan -> shown.get(scan.id()).equals(Shown.FORGED);
        List<Scan> forged = scans.stream().filter(doubtful).toList();
        Set<UUID> claimed = forged.stream()
                .flatMap(scan -> TicketCode.claimed(scan.code()).stream())
                .collect(Collectors.toSet());
        return claimed.isEmpty()
                ? Future.succeededFuture(shown)
                : database.read(Caller.SYSTEM, sql -> TicketKeyStore.ofTickets(sql, claimed))
                        .compose(others -> vertx.executeBlocking(() -> corrected(others, forged, shown), false));
    }

    private static Map<UUID, Shown> corrected(List<TicketKey> others, List<Scan> forged, Map<UUID, Shown> shown) {
        Map<UUID, Shown> corrected = new HashMap<>(shown);
        forged.stream().filter(scan -> isSigned(others, scan)).forEach(scan -> corrected.put(scan.id(), Shown.FOREIGN));
        return corrected;
    }
}
