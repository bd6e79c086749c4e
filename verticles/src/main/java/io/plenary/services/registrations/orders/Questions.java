package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.AnswerCounts;
import io.plenary.contracts.registrations.AnswerPage;
import io.plenary.contracts.registrations.AnswerQuery;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderAnswers;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionKey;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.contracts.registrations.QuestionsService;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.QuestionAdded;
import io.plenary.contracts.registrations.RegistrationEvents.QuestionChanged;
import io.plenary.contracts.registrations.RegistrationEvents.QuestionRemoved;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAnswers;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.tickets.AddOnRules;
import io.plenary.services.registrations.tickets.AnswerRules;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.QuestionRules;
import io.plenary.services.registrations.tickets.QuestionStore;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class Questions implements QuestionsService {

    private static final Set<String> EDITABLE = Set.of(
            "label",
            "help",
            "required",
            "options",
            "ticketTypeIds",
            "condition",
            "least",
            "most",
            "earliest",
            "latest",
            "showAtCheckIn",
            "position");

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;

    Questions(Database database, ConferencesService conferences, OrderAccess access) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
    }

    @Override
    public Future<List<Question>> listQuestions(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> QuestionStore.of(sql, conferenceId)));
    }

    @Override
    public Future<Question> createQuestion(Caller caller, Question draft) {
        return own(caller, draft.organizationId(), draft.conferenceId()).compose(own -> {
            QuestionRules.check(draft);
            return database.once(caller, tx -> QuestionStore.lock(tx.sql(), draft.conferenceId())
                    .compose(others -> find(others, key(draft))
                            .map(Future::succeededFuture)
                            .orElseGet(() -> insert(tx, draft, others))));
        });
    }

    private static Optional<Question> find(List<Question> questions, QuestionKey key) {
        return questions.stream()
                .filter(question -> question.id().equals(key.questionId())
                        && question.organizationId().equals(key.organizationId()))
                .findFirst();
    }

    private static Future<Question> insert(Transaction tx, Question draft, List<Question> others) {
        if (others.size() >= QuestionRules.MOST) {
            throw Refusal.CONFLICT.because("TOO_MANY_QUESTIONS", "There are 100 questions already.");
        }
        Question wanted = with(draft, Set.of(), List.of());
        QuestionRules.checkCondition(wanted, others);
        return requireTypes(tx, wanted, List.of())
                .compose(known -> QuestionStore.insert(tx.sql(), wanted))
                .map(inserted -> {
                    Question question =
                            inserted.orElseThrow(() -> Refusal.CONFLICT.because("The id of the question is in use."));
                    announce(tx, key(question), new QuestionAdded(question.id()));
                    return question;
                });
    }

    private static Future<Void> requireTypes(Transaction tx, Question question, List<UUID> before) {
        return TicketTypeStore.find(tx.sql(), question.conferenceId(), question.ticketTypeIds())
                .map(known -> {
                    QuestionRules.requireTypes(
                            question,
                            known.stream()
                                    .filter(type -> !AddOnRules.isAddOn(type))
                                    .map(TicketType::id)
                                    .collect(Collectors.toSet()),
                            before);
                    return null;
                });
    }

    @Override
    public Future<Question> updateQuestion(Caller caller, QuestionKey key, MergePatch patch, Long ifVersion) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.once(
                caller, tx -> QuestionStore.lock(tx.sql(), key.conferenceId()).compose(others -> {
                    Question question = find(others, key).orElseThrow(QuestionRules::noSuchQuestion);
                    TicketRules.requireVersion(question.version(), ifVersion);
                    Question patched = patch.applyTo(question, Question.class, EDITABLE);
                    QuestionRules.check(patched);
                    QuestionRules.checkCondition(patched, others);
                    return update(tx, question, patched, others);
                }));
    }

    private static Future<Question> update(Transaction tx, Question before, Question patched, List<Question> others) {
        return requireTypes(tx, patched, before.ticketTypeIds())
                .compose(known -> AnswerStore.chosen(tx.sql(), before.id()))
                .compose(chosen -> {
                    Set<String> needed = new HashSet<>(chosen);
                    needed.addAll(QuestionRules.needed(before.id(), others));
                    Question wanted =
                            with(patched, needed, before.options().equals(patched.options()) ? null : before.options());
                    if (wanted.equals(before)) {
                        return Future.succeededFuture(before);
                    }
                    announce(tx, key(before), new QuestionChanged(before.id()));
                    return QuestionStore.update(tx.sql(), wanted);
                });
    }

    /** @param before the options until now; null where nobody says anything of them */
    private static Question with(Question question, Set<String> needed, List<QuestionOption> before) {
        return new Question(
                question.id(),
                question.organizationId(),
                question.conferenceId(),
                question.kind(),
                question.label().strip(),
                question.help(),
                question.required(),
                before == null ? question.options() : QuestionRules.options(question.options(), before, needed),
                question.ticketTypeIds(),
                question.condition(),
                question.least(),
                question.most(),
                question.earliest(),
                question.latest(),
                question.showAtCheckIn(),
                question.position(),
                question.createdAt(),
                question.updatedAt(),
                question.version());
    }

    @Override
    public Future<Void> deleteQuestion(Caller caller, QuestionKey key, long answers) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> QuestionStore.lock(tx.sql(), key.conferenceId())
                .compose(others ->
                        find(others, key).isEmpty() ? Future.succeededFuture() : delete(tx, key, answers, others)));
    }

    private static Future<Void> delete(Transaction tx, QuestionKey key, long answers, List<Question> others) {
        QuestionRules.requireUnneeded(key.questionId(), others);
        return AnswerStore.count(tx.sql(), key.questionId()).compose(count -> {
            if (count > answers) {
                throw QuestionRules.answered(count);
            }
            announce(tx, key, new QuestionRemoved(key.questionId(), count));
            return QuestionStore.delete(tx.sql(), key.questionId());
        });
    }

    @Override
    public Future<List<AnswerCounts>> countAnswers(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return database.read(caller, sql -> AnswerStore.counts(sql, organizationId, conferenceId));
    }

    @Override
    public Future<AnswerPage> listAnswers(Caller caller, AnswerQuery query) {
        Faults.requirePage(query.limit());
        TicketRules.requireMaySell(caller, query.organizationId(), query.conferenceId());
        return database.read(caller, sql -> AnswerStore.list(sql, query));
    }

    @Override
    public Future<OrderAnswers> getOrderAnswers(Caller caller, OrderKey key) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, key.conferenceId().toString())
                .compose(conference -> access.read(caller, key).compose(order -> answers(caller, order, conference)));
    }

    /** It was looked at that the order is theirs. */
    private Future<OrderAnswers> answers(Caller caller, Order order, Conference conference) {
        List<Ticket> tickets = order.tickets().stream()
                .filter(ticket -> ticket.parentId() == null && ticket.state() != TicketState.RELEASED)
                .toList();
        boolean open = AnswerRules.isOpen(caller, order, conference, Instant.now());
        return database.read(Caller.SYSTEM, sql -> QuestionStore.of(sql, order.conferenceId())
                .compose(questions -> AnswerStore.of(sql, order.id())
                        .map(answers -> new OrderAnswers(
                                questions.stream()
                                        .filter(question -> tickets.stream()
                                                .anyMatch(ticket -> AnswerRules.isFor(question, ticket.ticketTypeId())))
                                        .toList(),
                                tickets.stream()
                                        .map(ticket -> new TicketAnswers(
                                                ticket.id(), answers.getOrDefault(ticket.id(), Map.of())))
                                        .toList(),
                                open))));
    }

    private Future<Void> own(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return new OwnConferences(conferences)
                .get(caller, organizationId, conferenceId)
                .mapEmpty();
    }

    private static QuestionKey key(Question question) {
        return new QuestionKey(question.organizationId(), question.conferenceId(), question.id());
    }

    private static void announce(Transaction tx, QuestionKey key, RegistrationEvents what) {
        tx.announce(what, key.organizationId(), key.conferenceId());
    }
}
