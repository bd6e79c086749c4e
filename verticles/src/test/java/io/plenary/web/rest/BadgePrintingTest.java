package io.plenary.web.rest;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.contracts.registrations.BadgePage;
import io.plenary.contracts.registrations.BadgeQuery;
import io.plenary.contracts.registrations.BadgeSize;
import io.plenary.contracts.registrations.BadgesService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BadgePrintingTest {

    private static final int ALL = BadgePrinting.MOST + 1;
    private static final int PAGE = 500;

    private final Vertx vertx = Vertx.vertx();
    private final BadgePrinting printing = new BadgePrinting(vertx, new Guests());

    @AfterEach
    void close() {
        await(vertx.close());
    }

    /** Of each ticket type there are as many as its id says. */
    private static final class Guests implements BadgesService {

        @Override
        public Future<BadgeDesign> badgeDesign(Caller caller, UUID organizationId, UUID conferenceId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Future<BadgeDesign> setBadgeDesign(Caller caller, BadgeDesign design) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Future<BadgePage> listBadges(Caller caller, BadgeQuery query) {
            int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
            int all = (int) query.ticketTypeId().getLeastSignificantBits();
            int to = Math.min(all, from + PAGE);
            List<Badge> page = IntStream.range(from, to).mapToObj(Guests::badge).toList();
            return Future.succeededFuture(new BadgePage(page, to == all ? null : Integer.toString(to), null));
        }

        private static Badge badge(int number) {
            return new Badge(new UUID(0, number), "K7PX2MRD", new UUID(0, 0), "", "" + number, null, List.of(), null);
        }
    }

    private Future<byte[]> print(UUID organization, int all, Integer part) {
        BadgeQuery query = new BadgeQuery(organization, UUID.randomUUID(), new UUID(0, all), null, null, false, null);
        BadgeDesign design = new BadgeDesign(
                organization, query.conferenceId(), BadgeSize.SHEET_OF_10, null, false, false, false, false);
        return printing.print(Caller.SYSTEM, query, part, design, "Estuary 2027");
    }

    private static int pages(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    @Test
    void whatIsMoreThanAFileIsPrintedInParts() throws Exception {
        UUID organization = UUID.randomUUID();

        Future<byte[]> whole = print(organization, ALL, null).otherwiseEmpty();
        Future<byte[]> refused = print(organization, ALL, null);
        Future<byte[]> none = print(organization, ALL, 3);
        Future<byte[]> first = print(organization, ALL, 1);
        Future<byte[]> second = print(organization, ALL, 2);
        await(Future.join(whole, refused, none, first, second).otherwiseEmpty());

        assertThat(Refusal.TOO_LARGE.is(refused.cause())).isTrue();
        assertThat(Refusal.CONFLICT.is(none.cause())).isTrue();
        assertThat(pages(first.result())).isEqualTo(BadgePrinting.MOST / 10);
        assertThat(pages(second.result())).isEqualTo(1);
    }

    @Test
    void oneOrganizationsFileIsNotWaitedForByOthers() {
        Future<byte[]> large = print(UUID.randomUUID(), BadgePrinting.MOST, null);
        Future<byte[]> small = print(UUID.randomUUID(), 1, null);

        List<String> done = new CopyOnWriteArrayList<>();
        large.onComplete(drawn -> done.add("large"));
        small.onComplete(drawn -> done.add("small"));
        await(Future.all(large, small));

        assertThat(done).containsExactly("small", "large");
    }
}
