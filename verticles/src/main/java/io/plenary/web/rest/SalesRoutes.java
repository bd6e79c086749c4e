package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.contracts.registrations.SalesService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** What was sold: as figures, and as a workbook. */
final class SalesRoutes implements Routes {

    private static final int PAGE = 200;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final SalesService sales;
    private final OrdersService orders;
    private final Gateway gateway;
    private final HeavyFiles files;

    SalesRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        files = HeavyFiles.of(gateway.vertx());
        sales = node.proxies().of(SalesService.class, SalesService.ADDRESS);
        orders = node.proxies().of(OrdersService.class, OrdersService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getSales", this::figures).on("exportOrders", this::export);
    }

    private Future<Answer> figures(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> sales.sales(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    /** Who may not is told at once. Page by page, each written on a worker before the next is asked for: however many there are, few are here at once. */
    private Future<Answer> export(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf")).compose(conference -> orders.listOrders(
                        caller, query(conference, null, 1))
                .compose(may -> files.inTurn(conference.organizationId(), () -> workbook(caller, conference)))
                .map(bytes -> answer(conference, bytes)));
    }

    private Future<byte[]> workbook(Caller caller, Conference conference) {
        OrdersWorkbook workbook = new OrdersWorkbook(conference);
        return fill(caller, conference, workbook, null)
                .compose(filled -> gateway.vertx().executeBlocking(workbook::bytes, false));
    }

    private Future<Void> fill(Caller caller, Conference conference, OrdersWorkbook workbook, String cursor) {
        return orders.listOrders(caller, query(conference, cursor, PAGE)).compose(page -> {
            List<Order> found = page.items();
            return gateway.vertx()
                    .executeBlocking(() -> workbook.add(found), false)
                    .compose(added -> page.nextCursor() == null
                            ? Future.succeededFuture()
                            : fill(caller, conference, workbook, page.nextCursor()));
        });
    }

    private static OrderQuery query(Conference conference, String cursor, int limit) {
        return new OrderQuery(conference.organizationId(), conference.id(), null, null, cursor, limit, null);
    }

    private static Answer answer(Conference conference, byte[] bytes) {
        return Answer.of(200, XLSX, Buffer.buffer(bytes))
                .with("Content-Disposition", "attachment; filename=\"%s-orders.xlsx\"".formatted(conference.slug()))
                .with("Cache-Control", "no-store");
    }
}
