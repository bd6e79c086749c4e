package io.plenary.services.registrations.doors;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.contracts.registrations.BadgePage;
import io.plenary.contracts.registrations.BadgeQuery;
import io.plenary.contracts.registrations.BadgeSize;
import io.plenary.contracts.registrations.BadgesService;
import io.plenary.contracts.registrations.Pass;
import io.plenary.contracts.registrations.RegistrationEvents.BadgeDesignChanged;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.codes.TicketKeys;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.QuestionStore;
import io.plenary.services.registrations.tickets.ReplacementStore;
import io.plenary.services.registrations.tickets.TicketRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

final class Badges implements BadgesService {

    private static final int PAGE = 500;

    private final Database database;
    private final OwnConferences conferences;
    private final TicketKeys keys;

    Badges(Database database, OwnConferences conferences, TicketKeys keys) {
        this.database = database;
        this.conferences = conferences;
        this.keys = keys;
    }

    @Override
    public Future<BadgeDesign> badgeDesign(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return database.read(caller, sql -> design(sql, organizationId, conferenceId));
    }

    private static Future<BadgeDesign> design(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return BadgeStore.design(sql, organizationId, conferenceId)
                .map(found -> found.orElseGet(() ->
                        new BadgeDesign(organizationId, conferenceId, BadgeSize.A6, null, true, false, true, true)));
    }

    @Override
    public Future<BadgeDesign> setBadgeDesign(Caller caller, BadgeDesign design) {
        TicketRules.requireMaySell(caller, design.organizationId(), design.conferenceId());
        return conferences
                .get(caller, design.organizationId(), design.conferenceId())
                .compose(own -> database.once(caller, tx -> set(tx, design)));
    }

    private static Future<BadgeDesign> set(Transaction tx, BadgeDesign design) {
        return QuestionStore.of(tx.sql(), design.conferenceId()).compose(questions -> {
            boolean isAsked = design.affiliationQuestionId() == null
                    || questions.stream().anyMatch(question -> question.id().equals(design.affiliationQuestionId()));
            new Faults()
                    .check(isAsked, "/affiliationQuestionId", Fault.UNKNOWN_REFERENCE)
                    .refuseIfAny("The conference asks no such question.");
            tx.announce(new BadgeDesignChanged(), design.organizationId(), design.conferenceId());
            return BadgeStore.set(tx.sql(), design).map(design);
        });
    }

    @Override
    public Future<BadgePage> listBadges(Caller caller, BadgeQuery query) {
        boolean atTheDoor = CheckInRules.requireMayPrint(caller, query);
        return database.read(caller, sql -> design(sql, query.organizationId(), query.conferenceId())
                        .compose(design -> BadgeStore.list(sql, query, design, PAGE + 1)
                                .compose(found -> (atTheDoor ? requireLetIn(sql, found) : Future.succeededFuture())
                                        .map(letIn -> page(found, design)))))
                .compose(page -> query.codes() && page.design().showCode()
                        ? signed(query.conferenceId(), page)
                        : Future.succeededFuture(page));
    }

    private static BadgePage page(List<Badge> found, BadgeDesign design) {
        return Cursor.page(
                found, PAGE, Badges::length, BadgeStore::after, (items, next) -> new BadgePage(items, next, design));
    }

    private static Future<Void> requireLetIn(SqlClient sql, List<Badge> found) {
        UUID[] ids = found.stream().map(Badge::ticketId).toArray(UUID[]::new);
        return ReplacementStore.used(sql, ids).map(used -> {
            CheckInRules.requireLetIn(used.size() == ids.length);
            return null;
        });
    }

    /** Whatever people answered makes a page shorter. */
    private static int length(Badge badge) {
        int answers = badge.answers().stream()
                .flatMap(answer -> answer.values().stream())
                .mapToInt(String::length)
                .sum();
        return answers + (badge.affiliation() == null ? 0 : badge.affiliation().length());
    }

    private Future<BadgePage> signed(UUID conferenceId, BadgePage page) {
        List<UUID> ids = page.items().stream().map(Badge::ticketId).toList();
        return keys.passes(conferenceId, ids).map(passes -> {
            Map<UUID, String> codes = passes.stream().collect(Collectors.toMap(Pass::ticketId, Pass::code));
            return new BadgePage(
                    page.items().stream()
                            .map(badge -> with(badge, codes.get(badge.ticketId())))
                            .toList(),
                    page.nextCursor(),
                    page.design());
        });
    }

    private static Badge with(Badge badge, String code) {
        return new Badge(
                badge.ticketId(),
                badge.orderCode(),
                badge.ticketTypeId(),
                badge.typeName(),
                badge.name(),
                badge.affiliation(),
                badge.answers(),
                code);
    }
}
