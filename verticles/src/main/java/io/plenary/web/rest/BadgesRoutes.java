package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.contracts.registrations.BadgePage;
import io.plenary.contracts.registrations.BadgeQuery;
import io.plenary.contracts.registrations.BadgeSize;
import io.plenary.contracts.registrations.BadgesService;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.formats.paper.Lettering;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.plenary.web.paper.BadgePdf;
import io.plenary.web.paper.TicketPdf;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What is printed of tickets: badges for those who come, and tickets for those who bought them. */
final class BadgesRoutes implements Routes {

    private static final int MOST_BY_HAND = 1_000;
    private static final String PDF = "application/pdf";

    private record Design(
            BadgeSize size,
            UUID affiliationQuestionId,
            boolean showType,
            boolean showAnswers,
            boolean showConference,
            boolean showCode) {

        BadgeDesign of(Conference conference) {
            return new BadgeDesign(
                    conference.organizationId(),
                    conference.id(),
                    size,
                    affiliationQuestionId,
                    showType,
                    showAnswers,
                    showConference,
                    showCode);
        }
    }

    private record ByHand(UUID ticketId, String orderCode, String name, String affiliation, String typeName) {

        ByHand(Badge badge) {
            this(badge.ticketId(), badge.orderCode(), badge.name(), badge.affiliation(), badge.typeName());
        }
    }

    private record Check(int badges, int perFile, boolean titlePrints, int byHand, List<ByHand> items) {}

    /** What does not print, as it is counted. */
    private static final class Tally {

        private final List<ByHand> first = new ArrayList<>();
        private int badges;
        private int byHand;

        private Void add(BadgeDesign design, List<Badge> more) {
            badges += more.size();
            for (Badge badge : more) {
                if (!BadgePdf.prints(design, badge) && byHand++ < MOST_BY_HAND) {
                    first.add(new ByHand(badge));
                }
            }
            return null;
        }
    }

    private final BadgePrinting printing;
    private final DrawingTurns tickets;
    private final BadgesService badges;
    private final OrdersService orders;
    private final Gateway gateway;

    BadgesRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        badges = node.proxies().of(BadgesService.class, BadgesService.ADDRESS);
        orders = node.proxies().of(OrdersService.class, OrdersService.ADDRESS);
        printing = new BadgePrinting(gateway.vertx(), badges);
        tickets = new DrawingTurns(gateway.vertx());
    }

    @Override
    public void mount(Api api) {
        api.on("getBadgeDesign", this::design)
                .on("putBadgeDesign", this::setDesign)
                .on("checkBadges", this::check)
                .on("printBadges", this::print)
                .on("printTickets", this::tickets);
    }

    private Future<Answer> design(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> badges.badgeDesign(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> setDesign(Caller caller, Call call) {
        Design wanted = call.body(Design.class);
        return conference(caller, call)
                .compose(conference -> badges.setBadgeDesign(caller, wanted.of(conference)))
                .map(Answer::ok);
    }

    private Future<Answer> check(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> badges.badgeDesign(caller, conference.organizationId(), conference.id())
                        .compose(design -> {
                            Tally tally = new Tally();
                            return printing.each(
                                            caller, query(conference, call, false), more -> tally.add(design, more))
                                    .compose(all -> worker(() -> new Check(
                                            tally.badges,
                                            BadgePrinting.MOST,
                                            Lettering.prints(conference.title()),
                                            tally.byHand,
                                            tally.first)));
                        }))
                .map(check -> Answer.json(200, Json.write(check)));
    }

    private Future<Answer> print(Caller caller, Call call) {
        Integer part = call.queryInteger("part");
        return conference(caller, call).compose(conference -> badges.listBadges(caller, query(conference, call, false))
                .map(BadgePage::design)
                .compose(design -> printing.print(
                        caller, query(conference, call, design.showCode()), part, design, conference.title()))
                .map(bytes -> named(bytes, conference.slug() + "-badges" + (part == null ? "" : "-" + part) + ".pdf")));
    }

    static ServiceException nothing(String why) {
        return Refusal.CONFLICT.because("NOTHING_TO_PRINT", why);
    }

    private static BadgeQuery query(Conference conference, Call call, boolean codes) {
        return new BadgeQuery(
                conference.organizationId(),
                conference.id(),
                call.queryUuid("ticketTypeId"),
                call.queryInstant("since"),
                call.queryUuid("ticketId"),
                codes,
                null);
    }

    private Future<Answer> tickets(Caller caller, Call call) {
        String subscriber =
                gateway.clientAddresses().subscriberOf(call.context().request());
        return conference(caller, call)
                .compose(conference -> tickets.askedFrom(subscriber, () -> tickets(caller, call, conference)));
    }

    private Future<Answer> tickets(Caller caller, Call call, Conference conference) {
        OrderKey key = new OrderKey(conference.id(), call.path("code"), call.header("Order-Secret"));
        return orders.getOrder(caller, key).compose(order -> orders.listPasses(caller, key)
                .compose(passes -> {
                    if (passes.isEmpty()) {
                        throw nothing("No ticket of the order lets anybody in.");
                    }
                    return tickets.draw(conference.organizationId(), () -> TicketPdf.of(conference, order, passes));
                })
                .map(bytes -> named(bytes, "%s-%s.pdf".formatted(conference.slug(), order.code()))));
    }

    private static Answer named(byte[] bytes, String name) {
        return Answer.of(200, PDF, Buffer.buffer(bytes))
                .with("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
                .with("Cache-Control", "no-store");
    }

    private <T> Future<T> worker(Callable<T> work) {
        return gateway.vertx().executeBlocking(work, false);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
