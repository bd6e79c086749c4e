package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.contracts.registrations.BadgeQuery;
import io.plenary.contracts.registrations.BadgesService;
import io.plenary.runtime.Lanes;
import io.plenary.web.paper.BadgePdf;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Makes files of badges, a few at a time: what is drawn of one waits for what is drawn of others, so a badge never waits for a file. */
final class BadgePrinting {

    /** In one file: what is made within the time of a request, while others have theirs made. */
    static final int MOST = 2_000;

    /** Files that are made at the same time, each of which is in memory at its end; one of an organization. */
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(4, 1, 4, 5);

    /** What is drawn in a turn. */
    private static final int PIECE = 100;

    /** As many as are listed at once, or fewer. */
    private static final int LONGEST_PAGE = 500;

    private final Vertx vertx;
    private final BadgesService badges;
    private final DrawingTurns turns;
    private final Lanes files = new Lanes(AT_ONCE);

    BadgePrinting(Vertx vertx, BadgesService badges) {
        this.vertx = vertx;
        this.badges = badges;
        this.turns = new DrawingTurns(vertx);
    }

    /** What a worker does with some badges. */
    interface Work {
        Void with(List<Badge> more) throws Exception;
    }

    Future<Void> each(Caller caller, BadgeQuery query, Work work) {
        return badges.listBadges(caller, query).compose(page -> draw(query, () -> work.with(page.items()))
                .compose(done -> page.nextCursor() == null
                        ? Future.succeededFuture()
                        : each(caller, query.from(page.nextCursor()), work)));
    }

    private <T> Future<T> draw(BadgeQuery query, Callable<T> piece) {
        return turns.draw(query.organizationId(), piece);
    }

    /**
     * @param part counted from 1; null where all are wanted, of which there must not be more than fit in a file
     * @param title of the conference
     */
    Future<byte[]> print(Caller caller, BadgeQuery query, Integer part, BadgeDesign design, String title) {
        UUID organization = query.organizationId();
        return query.ticketId() == null
                ? files.through(organization, organization.toString(), () -> file(caller, query, part, design, title))
                : file(caller, query, part, design, title);
    }

    private Future<byte[]> file(Caller caller, BadgeQuery query, Integer part, BadgeDesign design, String title) {
        Sheets sheets = new Sheets(caller, new BadgePdf(design, title), part);
        return sheets.add(query)
                .compose(all -> draw(query, sheets::bytes))
                .eventually(() -> vertx.executeBlocking(sheets::close, false));
    }

    /** One file, as far as it is drawn. */
    private final class Sheets {

        private final Caller caller;
        private final BadgePdf pdf;
        private final boolean isPart;
        private long before;

        private Sheets(Caller caller, BadgePdf pdf, Integer part) {
            this.caller = caller;
            this.pdf = pdf;
            this.isPart = part != null;
            this.before = isPart ? (part - 1L) * MOST : 0;
        }

        /** Page by page, each drawn before the next is asked for; those of parts before are passed over. */
        private Future<Void> add(BadgeQuery query) {
            return badges.listBadges(caller, before >= LONGEST_PAGE ? query.withoutCodes() : query)
                    .compose(page -> draw(query, own(page.items()), 0)
                            .compose(drawn -> page.nextCursor() == null || isPart && pdf.badges() >= MOST
                                    ? Future.succeededFuture()
                                    : add(query.from(page.nextCursor()))));
        }

        private List<Badge> own(List<Badge> page) {
            int passed = (int) Math.min(before, page.size());
            before -= passed;
            List<Badge> rest = page.subList(passed, page.size());
            int room = MOST - pdf.badges();
            if (!isPart && rest.size() > room) {
                throw tooMany();
            }
            return rest.subList(0, Math.min(room, rest.size()));
        }

        private Future<Void> draw(BadgeQuery query, List<Badge> more, int from) {
            return from >= more.size()
                    ? Future.succeededFuture()
                    : BadgePrinting.this
                            .draw(query, () -> pdf.add(more.subList(from, Math.min(more.size(), from + PIECE))))
                            .compose(drawn -> draw(query, more, from + PIECE));
        }

        private byte[] bytes() throws Exception {
            if (pdf.badges() == 0) {
                throw BadgesRoutes.nothing("There is nobody whose badge this would be.");
            }
            return pdf.bytes();
        }

        private Void close() throws Exception {
            pdf.close();
            return null;
        }
    }

    private static ServiceException tooMany() {
        return Refusal.TOO_LARGE.because(
                "These are more than the %,d badges of a file. Ask for them in parts.".formatted(MOST));
    }
}
