package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Attendance;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.contracts.registrations.QuestionsService;
import io.plenary.contracts.registrations.SalesService;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketsQuery;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** What was sold: as figures, and as files. */
final class SalesRoutes implements Routes {

    private static final int PAGE = 200;
    private static final int TICKETS = 200;
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final SalesService sales;
    private final OrdersService orders;
    private final QuestionsService questions;
    private final HoldersService holders;
    private final Gateway gateway;
    private final HeavyFiles files;

    SalesRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        files = HeavyFiles.of(gateway.vertx());
        sales = node.proxies().of(SalesService.class, SalesService.ADDRESS);
        orders = node.proxies().of(OrdersService.class, OrdersService.ADDRESS);
        questions = node.proxies().of(QuestionsService.class, QuestionsService.ADDRESS);
        holders = node.proxies().of(HoldersService.class, HoldersService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getSales", this::figures).on("exportOrders", this::workbook).on("exportAttendees", this::attendees);
    }

    private Future<Answer> figures(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> sales.sales(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> workbook(Caller caller, Call call) {
        return export(caller, call, OrdersWorkbook::new)
                .map(file -> answer(XLSX, "%s-orders.xlsx".formatted(file.slug()), file.bytes()));
    }

    private Future<Answer> attendees(Caller caller, Call call) {
        return export(caller, call, (conference, answers) -> new AttendeesCsv(answers))
                .map(file -> answer(CSV, "%s-attendees.csv".formatted(file.slug()), file.bytes()));
    }

    /** @param slug of the conference */
    private record Exported(String slug, byte[] bytes) {}

    /** Who may not is told at once. Page by page, each written on a worker before the next is asked for: however many there are, few are here at once. */
    private Future<Exported> export(
            Caller caller, Call call, BiFunction<Conference, AnswerColumns, OrdersFile> format) {
        return gateway.conferences().visible(caller, call.path("conf")).compose(conference -> orders.listOrders(
                        caller, query(conference, null, 1))
                .compose(may -> questions.listQuestions(caller, conference.organizationId(), conference.id()))
                .map(asked -> format.apply(conference, new AnswerColumns(asked)))
                .compose(file -> files.inTurn(conference.organizationId(), () -> written(caller, conference, file)))
                .map(bytes -> new Exported(conference.slug(), bytes)));
    }

    private Future<byte[]> written(Caller caller, Conference conference, OrdersFile file) {
        return fill(caller, conference, file, null)
                .compose(filled -> gateway.vertx().executeBlocking(file::bytes, false));
    }

    private static OrderQuery query(Conference conference, String cursor, int limit) {
        return new OrderQuery(conference.organizationId(), conference.id(), null, null, cursor, limit, null);
    }

    private Future<Void> fill(Caller caller, Conference conference, OrdersFile file, String cursor) {
        return orders.listOrders(caller, query(conference, cursor, PAGE))
                .compose(page -> attendances(caller, conference, page.items())
                        .compose(found -> gateway.vertx()
                                .executeBlocking(
                                        () -> {
                                            file.add(page.items(), found);
                                            return null;
                                        },
                                        false))
                        .compose(added -> page.nextCursor() == null
                                ? Future.succeededFuture()
                                : fill(caller, conference, file, page.nextCursor())));
    }

    /** Some tickets at a time: an order may have many, and each many answers. */
    private Future<Map<UUID, Attendance>> attendances(Caller caller, Conference conference, List<Order> page) {
        List<UUID> tickets = page.stream()
                .flatMap(order -> order.tickets().stream())
                .map(Ticket::id)
                .toList();
        Future<Map<UUID, Attendance>> all = Future.succeededFuture(new HashMap<>());
        for (int from = 0; from < tickets.size(); from += TICKETS) {
            TicketsQuery some = new TicketsQuery(
                    conference.organizationId(),
                    conference.id(),
                    tickets.subList(from, Math.min(from + TICKETS, tickets.size())));
            all = all.compose(before -> holders.attendances(caller, some).map(found -> {
                found.forEach(one -> before.put(one.ticketId(), one));
                return before;
            }));
        }
        return all;
    }

    private static Answer answer(String type, String name, byte[] bytes) {
        return Answer.of(200, type, Buffer.buffer(bytes))
                .with("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
                .with("Cache-Control", "no-store");
    }
}
