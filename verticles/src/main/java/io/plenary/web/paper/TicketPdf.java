package io.plenary.web.paper;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Pass;
import io.plenary.contracts.registrations.RefundUntil;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.formats.paper.Area;
import io.plenary.formats.paper.Lettering;
import io.plenary.formats.paper.QrCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The tickets of an order that let somebody in, a page of A4 for each, in the language it was ordered in. For workers. */
public final class TicketPdf {

    private static final Map<String, String> ENGLISH = Map.of(
            "order", "Order",
            "with", "With it: %s",
            "back", "If you cancel before %s: %s back",
            "transfer", "You may hand it on before %s",
            "show", "Show this code at the door. It lets in one person; keep it to yourself.");

    private static final Map<String, String> GERMAN = Map.of(
            "order", "Bestellung",
            "with", "Dazu: %s",
            "back", "Bei Stornierung vor %s: %s zurück",
            "transfer", "Weitergeben können Sie es vor %s",
            "show", "Zeigen Sie diesen Code am Einlass. Er lässt eine Person ein; geben Sie ihn niemandem.");

    private static final float MARGIN = Sheet.points(22);
    private static final float CODE = Sheet.points(75);
    private static final float NAME = Sheet.points(35);
    private static final float LARGE = 20;
    private static final float TEXT = 11;
    private static final float SMALL = 9;
    private static final int MOST_LINES = 3;

    private final Conference conference;
    private final Order order;
    private final Locale locale;
    private final Map<String, String> words;

    private TicketPdf(Conference conference, Order order) {
        this.conference = conference;
        this.order = order;
        boolean german = order.locale() != null
                && Locale.forLanguageTag(order.locale()).getLanguage().equals("de");
        locale = german ? Locale.GERMANY : Locale.UK;
        words = german ? GERMAN : ENGLISH;
    }

    /** @param passes of the tickets that are printed; others are left out */
    public static byte[] of(Conference conference, Order order, List<Pass> passes) throws IOException {
        Map<?, String> codes = passes.stream().collect(Collectors.toMap(Pass::ticketId, Pass::code));
        TicketPdf pdf = new TicketPdf(conference, order);
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(conference.title() + " · " + order.code());
            Lettering lettering = new Lettering(document);
            for (Ticket ticket : order.tickets()) {
                if (codes.containsKey(ticket.id())) {
                    pdf.add(document, lettering, ticket, codes.get(ticket.id()));
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void add(PDDocument document, Lettering lettering, Ticket ticket, String code) throws IOException {
        PDPage added = new PDPage(PDRectangle.A4);
        document.addPage(added);
        try (PDPageContentStream page = new PDPageContentStream(document, added)) {
            Area area = new Area(0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight()).inset(MARGIN);
            Block block = new Block(page, lettering, false);
            area = area.below(block.write(area, conference.title(), LARGE, MOST_LINES));
            area = area.below(block.write(area, facts(), TEXT, 2)).below(LARGE);
            area = area.below(block.name(area, ticket.attendeeName(), NAME));
            area = area.below(block.write(area, ticket.typeName(), TEXT + 3, MOST_LINES));
            QrCode.of(code).draw(page, area.x() - Sheet.points(5), area.top() - CODE - TEXT, CODE);
            area = area.below(CODE + 2 * TEXT);
            area = area.below(block.write(area, words.get("show"), TEXT, 2)).below(TEXT);
            for (String line : small(ticket)) {
                area = area.below(block.write(area, line, SMALL, MOST_LINES));
            }
        }
    }

    private String facts() {
        String days = conference.startDate().equals(conference.endDate())
                ? day(conference.startDate())
                : day(conference.startDate()) + " – " + day(conference.endDate());
        return Stream.of(days, conference.venue(), conference.city())
                .filter(Objects::nonNull)
                .filter(fact -> !fact.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private List<String> small(Ticket ticket) {
        List<String> lines = new ArrayList<>();
        lines.add(words.get("order") + " " + order.code());
        String extras = order.tickets().stream()
                .filter(one -> ticket.id().equals(one.parentId()) && one.state() == ticket.state())
                .map(Ticket::typeName)
                .collect(Collectors.joining(", "));
        if (!extras.isEmpty()) {
            lines.add(words.get("with").formatted(extras));
        }
        if (ticket.price() > 0) {
            for (RefundUntil term : ticket.terms()) {
                lines.add(words.get("back").formatted(moment(term.until()), percent(term.share())));
            }
        }
        if (ticket.transferUntil() != null) {
            lines.add(words.get("transfer").formatted(moment(ticket.transferUntil())));
        }
        return lines;
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    /** By the clocks of the conference, which it names. */
    private String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(moment.atZone(ZoneId.of(conference.timeZone())))
                + " (" + conference.timeZone() + ")";
    }

    private String percent(int share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(share, 4));
    }
}
