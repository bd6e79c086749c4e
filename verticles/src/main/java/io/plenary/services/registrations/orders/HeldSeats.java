package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.runtime.Database;
import io.plenary.runtime.Network;
import io.plenary.runtime.Settings;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.orders.Wishes.Wish;
import io.plenary.services.registrations.tickets.Mailboxes;
import io.plenary.services.registrations.tickets.OrderRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** That one program which orders and never confirms does not keep everybody else out. */
public final class HeldSeats {

    /** How many times as much all accounts of a network may hold as those without one. */
    private static final int MAILBOXES = 5;

    /** How many times as much is held from all networks of a site: telephones of one provider are neighbors there. */
    private static final int SITE = 10;

    private static final int MOST_HOLDERS = 500;

    private final Database database;
    private final AuthService auth;
    private final Settings.Tickets settings;
    private final LapsedSeats lapsed;

    HeldSeats(Database database, AuthService auth, Settings.Tickets settings) {
        this.database = database;
        this.auth = auth;
        this.settings = settings;
        this.lapsed = new LapsedSeats(auth);
    }

    /**
     * What is held, or wanted.
     *
     * @param addOns those of which there are not as many as anybody wants
     */
    record Held(long tickets, long addOns) {

        private static final Held NOTHING = new Held(0, 0);

        Held with(Held more) {
            return new Held(tickets + more.tickets, addOns + more.addOns);
        }
    }

    /** Those whose mails arrive together, of one network. */
    private record Mailbox(String address, String name) {}

    /** What is known of those who ask at one moment: nothing is looked up for each of them, as all wait for that. */
    private static final class Moment {

        private final UUID[] ids;

        /** By the addresses, with what those before hold now. */
        private final Map<String, Held> held;

        private final Map<String, List<UserAccount>> holders = new HashMap<>();
        private final Map<Mailbox, Held> before = new HashMap<>();

        /** What is held since, by whoever has the mailbox. */
        private final Map<String, Held> since = new HashMap<>();

        /** @param ids of what they ask for, which does not count */
        private Moment(Map<String, Held> held, UUID... ids) {
            this.held = held;
            this.ids = ids;
        }
    }

    /**
     * Answers those who would hold too many. Where others hold so many, those who read what is mailed to an account are counted by
     * themselves, whatever they call their mailbox: their network is not shut out. But nobody has as many mailboxes as they like there.
     *
     * @param types of all that is wanted
     */
    public Future<Void> requireFew(SqlClient platform, UUID conferenceId, Wishes wishes, List<TicketType> types) {
        return lapsed.requireFew(platform, conferenceId, wishes, types)
                .compose(few -> requireFewHeld(platform, conferenceId, wishes, limited(types)));
    }

    /** What there is not as many of as anybody wants. */
    private static Set<UUID> limited(List<TicketType> types) {
        return types.stream()
                .filter(type -> !type.quotaIds().isEmpty())
                .map(TicketType::id)
                .collect(Collectors.toSet());
    }

    private Future<Void> requireFewHeld(SqlClient platform, UUID conferenceId, Wishes wishes, Set<UUID> limited) {
        List<Wish> counted = wishes.open().stream().filter(HeldSeats::isCounted).toList();
        Set<String> addresses = counted.stream()
                .map(wish -> wish.draft().clientAddress())
                .flatMap(HeldSeats::around)
                .collect(Collectors.toSet());
        return HeldStore.countHeld(platform, conferenceId, addresses, null, wishes.ids(), since())
                .compose(held -> {
                    Moment moment = new Moment(held, wishes.ids());
                    Future<Void> looked = Future.succeededFuture();
                    for (Wish wish : counted) {
                        looked = looked.compose(before -> look(platform, wishes, wish, limited, moment));
                    }
                    return looked;
                });
    }

    /**
     * Refuses whoever would hold too many by what they add to a ticket of theirs: it is counted in their transaction, and by one at a
     * time for each network.
     */
    public Future<Void> requireFewMore(Transaction tx, Caller caller, Holding.Held held) {
        Wish wish = new Wish(caller, held.draft(), null);
        Held wanted = new Held(
                0,
                held.tickets().stream()
                        .filter(ticket -> isLimited(ticket, held))
                        .count());
        return wanted.addOns() == 0 || !isCounted(wish)
                ? Future.succeededFuture()
                : HeldStore.alone(tx.sql(), held.draft())
                        .compose(alone -> HeldStore.amongAll(tx.sql(), () -> lapsed.requireFew(
                                        tx.sql(), wish, held.offer().types())
                                .compose(few -> fitsStill(tx.sql(), wish, wanted))))
                        .map(few -> {
                            if (!few) {
                                throw OrderRules.tooManyHeld(settings.hold());
                            }
                            return null;
                        });
    }

    /** The network itself, and its site. */
    private static Stream<String> around(String address) {
        return Stream.concat(Stream.of(address), Network.siteOf(address).stream());
    }

    private static boolean isLimited(Ticket ticket, Holding.Held held) {
        return limited(held.offer().types()).contains(ticket.ticketTypeId());
    }

    private Future<Boolean> fitsStill(SqlClient platform, Wish wish, Held wanted) {
        OrderDraft draft = wish.draft();
        String address = draft.clientAddress();
        return HeldStore.countHeld(
                        platform, draft.conferenceId(), Set.of(address), null, new UUID[] {draft.id()}, since())
                .compose(held -> {
                    Held all = held.get(address).with(wanted);
                    return fits(all, 1)
                            ? Future.succeededFuture(true)
                            : mayGoOn(platform, wish, wanted, all, new Moment(held, draft.id()));
                });
    }

    /** One after the other, since who is refused holds nothing that would count for the next. */
    private Future<Void> look(SqlClient platform, Wishes wishes, Wish wish, Set<UUID> limited, Moment moment) {
        String address = wish.draft().clientAddress();
        Held wanted = wanted(wish.draft(), limited);
        Held all = moment.held.get(address).with(wanted);
        boolean fits = fits(all, 1)
                && Network.siteOf(address)
                        .map(site -> fits(moment.held.get(site).with(wanted), SITE))
                        .orElse(true);
        Future<Boolean> few = fits ? Future.succeededFuture(true) : mayGoOn(platform, wish, wanted, all, moment);
        return few.map(allowed -> {
            if (allowed) {
                around(address).forEach(network -> moment.held.merge(network, wanted, Held::with));
            } else {
                wishes.refuse(wish, OrderRules.tooManyHeld(settings.hold()));
            }
            return null;
        });
    }

    static boolean isCounted(Wish wish) {
        return wish.draft().clientAddress() != null && !wish.caller().isAdmin();
    }

    private static Held wanted(OrderDraft draft, Set<UUID> limited) {
        long addOns = draft.lines().stream()
                .flatMap(line -> line.addOns().stream())
                .filter(addOn -> limited.contains(addOn.ticketTypeId()))
                .mapToLong(LineAddOn::count)
                .sum();
        return new Held(draft.lines().stream().mapToLong(OrderLine::count).sum(), addOns);
    }

    private boolean fits(Held held, int times) {
        long most = (long) times * settings.heldPerAddress();
        return held.tickets() <= most && held.addOns() <= most;
    }

    private Future<Boolean> mayGoOn(SqlClient platform, Wish wish, Held wanted, Held all, Moment moment) {
        if (!wish.caller().isSignedIn() || !fits(all, MAILBOXES)) {
            return Future.succeededFuture(false);
        }
        return auth.validateUser(Caller.SYSTEM, wish.caller().userId())
                .compose(account -> account.confirmed()
                        ? ofMailbox(platform, wish, account, moment)
                                .map(held -> fits(held, wanted, Mailboxes.of(account.email()), moment))
                        : Future.succeededFuture(false));
    }

    private boolean fits(Held before, Held wanted, String mailbox, Moment moment) {
        Held now = moment.since.getOrDefault(mailbox, Held.NOTHING).with(wanted);
        boolean few = fits(before.with(now), 1);
        if (few) {
            moment.since.put(mailbox, now);
        }
        return few;
    }

    /** What all accounts hold from there whose mails go where those of this one go. */
    private Future<Held> ofMailbox(SqlClient platform, Wish wish, UserAccount account, Moment moment) {
        UUID conferenceId = wish.draft().conferenceId();
        String address = wish.draft().clientAddress();
        Mailbox mailbox = new Mailbox(address, Mailboxes.of(account.email()));
        Held known = moment.before.get(mailbox);
        return known != null
                ? Future.succeededFuture(known)
                : holders(platform, conferenceId, address, moment)
                        .map(holders -> same(mailbox, account, holders))
                        .compose(same ->
                                HeldStore.countHeld(platform, conferenceId, Set.of(address), same, moment.ids, since()))
                        .map(held -> held.get(address))
                        .onSuccess(held -> moment.before.put(mailbox, held));
    }

    private Future<List<UserAccount>> holders(SqlClient platform, UUID conferenceId, String address, Moment moment) {
        List<UserAccount> known = moment.holders.get(address);
        return known != null
                ? Future.succeededFuture(known)
                : HeldStore.holders(platform, conferenceId, address, MOST_HOLDERS)
                        .compose(holders -> auth.usersByIds(
                                Caller.SYSTEM,
                                holders.stream().map(UUID::toString).toList()))
                        .onSuccess(holders -> moment.holders.put(address, holders));
    }

    /** Who asks is among them, also where they hold nothing yet; others of the moment who do not are counted by what they ask for. */
    private static UUID[] same(Mailbox mailbox, UserAccount account, List<UserAccount> holders) {
        return Stream.concat(Stream.of(account), holders.stream())
                .filter(one -> mailbox.name().equals(Mailboxes.of(one.email())))
                .map(UserAccount::id)
                .distinct()
                .toArray(UUID[]::new);
    }

    /** Whoever waits will hold what is offered, for longer than those who order. */
    public Future<Void> requireFew(Caller caller, WaitingDraft draft) {
        return draft.clientAddress() == null || caller.isAdmin()
                ? Future.succeededFuture()
                : count(draft)
                        .compose(held -> fits(held.with(new Held(draft.seats(), 0)), 1)
                                ? Future.succeededFuture()
                                : Future.failedFuture(OrderRules.tooManyHeld(settings.hold())));
    }

    /** Nobody sees the orders of others: they are counted for them. */
    private Future<Held> count(WaitingDraft draft) {
        String address = draft.clientAddress();
        return database.read(
                        Caller.SYSTEM,
                        sql -> HeldStore.countHeld(
                                sql, draft.conferenceId(), Set.of(address), null, new UUID[] {draft.id()}, since()))
                .map(held -> held.get(address));
    }

    private Instant since() {
        return Instant.now().minus(settings.hold());
    }
}
