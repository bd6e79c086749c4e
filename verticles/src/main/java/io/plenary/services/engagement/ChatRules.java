package io.plenary.services.engagement;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a message may be, and who may write. */
final class ChatRules {

    static final int LONGEST = 2_000;
    static final int LONGEST_REASON = 500;
    private static final int MOST_MENTIONS = 10;
    private static final int SLOWEST = 3_600;

    private ChatRules() {}

    static void check(ChatMessageDraft draft) {
        List<UUID> mentions = draft.mentions();
        Faults faults = new Faults()
                .check(draft.id() != null, "/id", Fault.REQUIRED)
                .check(mentions.size() <= MOST_MENTIONS, "/mentions", Fault.TOO_MANY, Map.of("most", MOST_MENTIONS))
                .check(new HashSet<>(mentions).size() == mentions.size(), "/mentions", Fault.GIVEN_TWICE);
        check(faults, draft.text());
    }

    static void check(String text) {
        check(new Faults(), text);
    }

    private static void check(Faults faults, String text) {
        faults.check(text != null && !text.isBlank(), "/text", Fault.EMPTY)
                .text("/text", text, LONGEST)
                .refuseIfAny("The message cannot be kept.");
    }

    static void checkReason(String reason) {
        new Faults().text("/reason", reason, LONGEST_REASON).refuseIfAny("The message cannot be reported like that.");
    }

    static void check(ChatSettings settings) {
        boolean possible = settings.slowSeconds() >= 0 && settings.slowSeconds() <= SLOWEST;
        new Faults()
                .check(possible, "/slowSeconds", Fault.WHOLE_NUMBER, Map.of("least", 0, "most", SLOWEST))
                .refuseIfAny("A chat cannot go like that.");
    }

    static void requireOn(Place place) {
        if (!place.settings().chat()) {
            throw Refusal.CONFLICT.because("CHAT_OFF", "The conference has no chat here.");
        }
    }

    static void requireWritable(ChatSettings settings) {
        if (settings.readOnly()) {
            throw Refusal.CONFLICT.because("CHAT_READ_ONLY", "Only those who moderate write here now.");
        }
    }

    /** @param since their last message there; null for none */
    static void checkSlow(ChatSettings settings, Duration since) {
        Duration left = since == null
                ? Duration.ZERO
                : Duration.ofSeconds(settings.slowSeconds()).minus(since);
        if (!left.isNegative() && !left.isZero()) {
            throw Refusal.TOO_MANY.retryAfter(
                    left.plusMillis(999), "Everybody waits between two messages here. Try again in a moment.");
        }
    }

    static RuntimeException noSuchMessage() {
        return Refusal.NOT_FOUND.because("There is no such message.");
    }
}
