package io.plenary.demo;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.CheckInService;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.PaymentsService;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.contracts.registrations.QuestionsService;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.QuotaDraft;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.contracts.registrations.TransferDetails;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/** What can be had to take part in the demo conference, what is asked, where its money goes, and who lets people in. */
final class DemoTickets {

    private static final int MOST_PER_ORDER = 10;

    private static final String FOOD = "What do you eat?";
    private static final String VEGAN = "Vegan";
    private static final String ACCOUNT = "Estuary Association\nIBAN PT50 0002 0123 1234 5678 9015 4";

    private final TicketsService tickets;
    private final PaymentsService payments;
    private final CheckInService checkIns;
    private final QuestionsService questions;
    private final Conference conference;

    DemoTickets(Proxies proxies, Conference conference) {
        tickets = proxies.of(TicketsService.class, TicketsService.ADDRESS);
        payments = proxies.of(PaymentsService.class, PaymentsService.ADDRESS);
        checkIns = proxies.of(CheckInService.class, CheckInService.ADDRESS);
        questions = proxies.of(QuestionsService.class, QuestionsService.ADDRESS);
        this.conference = conference;
    }

    Future<Void> load() {
        List<DemoFiles.Ticket> all = DemoFiles.tickets();
        return Demo.inSequence(all, ticket -> quota(ticket).compose(quota -> type(ticket, quota, all.indexOf(ticket))))
                .compose(sold -> payments.setTransferDetails(
                        Caller.SYSTEM, new TransferDetails(conference.organizationId(), conference.id(), ACCOUNT)))
                .compose(said -> door())
                .compose(door -> Demo.inSequence(
                        List.of(food(), avoided()), question -> questions.createQuestion(Caller.SYSTEM, question)))
                .mapEmpty();
    }

    private Question food() {
        List<QuestionOption> options = Stream.of("Everything", "Vegetarian", VEGAN)
                .map(label -> new QuestionOption(Demo.id("food " + label), label, null))
                .toList();
        return question(FOOD, QuestionKind.CHOICE, options, null, 0);
    }

    private Question avoided() {
        QuestionCondition vegan = new QuestionCondition(
                Demo.id("question " + FOOD), List.of(Demo.id("food " + VEGAN).toString()));
        return question("What else do you not eat?", QuestionKind.TEXT, List.of(), vegan, 1);
    }

    private Question question(
            String label, QuestionKind kind, List<QuestionOption> options, QuestionCondition condition, int position) {
        return new Question(
                Demo.id("question " + label),
                conference.organizationId(),
                conference.id(),
                kind,
                label,
                null,
                false,
                options,
                List.of(),
                condition,
                null,
                null,
                null,
                null,
                true,
                position,
                null,
                null,
                0);
    }

    private Future<CheckInList> door() {
        return checkIns.createCheckInList(
                Caller.SYSTEM,
                new CheckInList(
                        Demo.id("main entrance"),
                        conference.organizationId(),
                        conference.id(),
                        "Main entrance",
                        List.of(),
                        EntryRule.ONCE_A_DAY,
                        null,
                        null,
                        null,
                        null,
                        0));
    }

    /** One that types share is made by the first of them. */
    private Future<Quota> quota(DemoFiles.Ticket ticket) {
        return tickets.createQuota(
                Caller.SYSTEM,
                new QuotaDraft(
                        Demo.id("quota " + ticket.quota()),
                        conference.organizationId(),
                        conference.id(),
                        ticket.quota(),
                        ticket.size()));
    }

    private Future<TicketType> type(DemoFiles.Ticket ticket, Quota quota, int position) {
        return tickets.createTicketType(
                Caller.SYSTEM,
                new TicketType(
                        Demo.id("ticket type " + ticket.name()),
                        conference.organizationId(),
                        conference.id(),
                        ticket.name(),
                        ticket.description(),
                        ticket.price(),
                        "EUR",
                        ticket.taxRate(),
                        null,
                        null,
                        1,
                        MOST_PER_ORDER,
                        true,
                        position,
                        List.of(quota.id()),
                        null,
                        null,
                        0,
                        false,
                        List.of(),
                        0,
                        null,
                        List.of(),
                        null,
                        null,
                        null));
    }
}
