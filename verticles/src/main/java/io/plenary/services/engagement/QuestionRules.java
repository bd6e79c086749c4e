package io.plenary.services.engagement;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.AudienceQuestionDraft;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.QuestionAction;
import io.plenary.contracts.engagement.QuestionDecision;
import io.plenary.contracts.engagement.QuestionStatus;
import io.plenary.runtime.Faults;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** What a question may be, and what becomes of it. */
final class QuestionRules {

    static final int LONGEST = 500;
    static final int LONGEST_REASON = 500;
    static final int LONGEST_ANSWER = 5_000;

    /** Of one person in one room: who wants more asks what was answered. */
    static final int MOST_OPEN = 10;

    private static final Set<QuestionStatus> ENDED = EnumSet.of(QuestionStatus.MERGED, QuestionStatus.WITHDRAWN);

    private QuestionRules() {}

    static void check(AudienceQuestionDraft draft) {
        new Faults()
                .check(draft.id() != null, "/id", Fault.REQUIRED)
                .check(draft.text() != null && !draft.text().isBlank(), "/text", Fault.EMPTY)
                .text("/text", draft.text(), LONGEST)
                .refuseIfAny("The question cannot be kept.");
    }

    static void requireOn(LiveSettings settings, AudienceQuestionDraft draft) {
        if (!settings.questions()) {
            throw Refusal.CONFLICT.because("QUESTIONS_OFF", "The conference does not take questions here.");
        }
        new Faults()
                .check(!draft.anonymous() || settings.anonymousQuestions(), "/anonymous", Fault.IMPOSSIBLE)
                .refuseIfAny("The conference wants to know who asks.");
    }

    static QuestionStatus first(LiveSettings settings) {
        return settings.questionsModerated() ? QuestionStatus.HELD : QuestionStatus.APPROVED;
    }

    /** @param open of the person there, with the one that is about to be kept */
    static void checkOpen(long open) {
        if (open > MOST_OPEN) {
            throw Refusal.CONFLICT.because(
                    "TOO_MANY_OPEN_QUESTIONS", "Ten questions of yours wait to be answered. Take one back first.");
        }
    }

    static void check(QuestionDecision decision) {
        boolean merges = decision.action() == QuestionAction.MERGE;
        new Faults()
                .check(decision.action() != null, "/action", Fault.REQUIRED)
                .check(!merges || decision.into() != null, "/into", Fault.REQUIRED)
                .check(merges || decision.into() == null, "/into", Fault.IMPOSSIBLE)
                .check(
                        decision.reason() == null || decision.action() == QuestionAction.DECLINE,
                        "/reason",
                        Fault.IMPOSSIBLE)
                .check(
                        decision.answer() == null || decision.action() == QuestionAction.ANSWER,
                        "/answer",
                        Fault.IMPOSSIBLE)
                .text("/reason", decision.reason(), LONGEST_REASON)
                .text("/answer", decision.answer(), LONGEST_ANSWER)
                .refuseIfAny("That cannot be decided.");
    }

    /** What it is then; the same where it was decided like that before. */
    static AudienceQuestion decided(AudienceQuestion question, QuestionDecision decision, Instant now) {
        boolean again =
                decision.action() == QuestionAction.MERGE && Objects.equals(question.mergedInto(), decision.into());
        if (again) {
            return question;
        }
        if (ENDED.contains(question.status())) {
            throw closed();
        }
        return switch (decision.action()) {
            case APPROVE -> with(question, QuestionStatus.APPROVED, question.pinned(), null, null, null, decision);
            case HOLD, REQUEUE -> with(question, QuestionStatus.HELD, false, null, null, null, decision);
            case DECLINE -> with(question, QuestionStatus.DECLINED, false, decision.reason(), null, null, decision);
            case MERGE -> with(question, QuestionStatus.MERGED, false, null, null, null, decision);
            case ANSWER -> answered(question, decision, now);
            case PIN, UNPIN, OFF_STAGE -> staged(question, decision);
        };
    }

    /** What is answered is on the stage no more, unless it is pinned once again. */
    private static AudienceQuestion answered(AudienceQuestion question, QuestionDecision decision, Instant now) {
        boolean again =
                question.status() == QuestionStatus.ANSWERED && Objects.equals(question.answer(), decision.answer());
        return again
                ? question
                : with(
                        question,
                        QuestionStatus.ANSWERED,
                        question.status() == QuestionStatus.ANSWERED && question.pinned(),
                        null,
                        decision.answer(),
                        question.answeredAt() == null ? now : question.answeredAt(),
                        decision);
    }

    private static AudienceQuestion staged(AudienceQuestion question, QuestionDecision decision) {
        boolean isPublic = question.status() == QuestionStatus.APPROVED || question.status() == QuestionStatus.ANSWERED;
        if (!isPublic) {
            throw closed();
        }
        return with(
                question,
                question.status(),
                decision.action() == QuestionAction.PIN,
                null,
                question.answer(),
                question.answeredAt(),
                decision);
    }

    private static AudienceQuestion with(
            AudienceQuestion question,
            QuestionStatus status,
            boolean pinned,
            String reason,
            String answer,
            Instant answeredAt,
            QuestionDecision decision) {
        return new AudienceQuestion(
                question.id(),
                question.conferenceId(),
                question.sessionId(),
                question.authorId(),
                question.authorName(),
                question.anonymous(),
                question.text(),
                status,
                decision.action() == QuestionAction.HOLD,
                reason,
                decision.into(),
                pinned,
                isOffStage(question, decision.action()),
                answer,
                answeredAt,
                question.votes(),
                question.own(),
                question.voted(),
                question.createdAt(),
                question.version());
    }

    private static boolean isOffStage(AudienceQuestion question, QuestionAction action) {
        return switch (action) {
            case OFF_STAGE -> true;
            case PIN, UNPIN -> false;
            default -> question.offStage();
        };
    }

    static AudienceQuestion voted(AudienceQuestion question, long votes) {
        return new AudienceQuestion(
                question.id(),
                question.conferenceId(),
                question.sessionId(),
                question.authorId(),
                question.authorName(),
                question.anonymous(),
                question.text(),
                question.status(),
                question.aside(),
                question.reason(),
                question.mergedInto(),
                question.pinned(),
                question.offStage(),
                question.answer(),
                question.answeredAt(),
                votes,
                null,
                null,
                question.createdAt(),
                question.version());
    }

    /** Nothing of it is left but that it was there. */
    static AudienceQuestion withdrawn(AudienceQuestion question) {
        return new AudienceQuestion(
                question.id(),
                question.conferenceId(),
                question.sessionId(),
                null,
                null,
                question.anonymous(),
                null,
                QuestionStatus.WITHDRAWN,
                false,
                null,
                null,
                false,
                false,
                null,
                null,
                question.votes(),
                null,
                null,
                question.createdAt(),
                question.version());
    }

    static RuntimeException noSuchQuestion() {
        return Refusal.NOT_FOUND.because("There is no such question.");
    }

    static RuntimeException closed() {
        return Refusal.CONFLICT.because("QUESTION_CLOSED", "The question is not open to that (any more).");
    }
}
