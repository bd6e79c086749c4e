package io.plenary.services.notifications;

import io.plenary.contracts.Fault;
import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.ConferencePreference;
import io.plenary.contracts.notifications.InboxMark;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.contracts.notifications.Preference;
import io.plenary.contracts.notifications.Preferences;
import io.plenary.runtime.Faults;
import io.plenary.services.notifications.PreferenceStore.Unwanted;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What readers decide. */
final class InboxRules {

    private static final int MOST_MARKED = 200;

    private InboxRules() {}

    static void check(InboxMark mark) {
        new Faults()
                .check(
                        mark.ids() == null || mark.ids().size() <= MOST_MARKED,
                        "/ids",
                        Fault.TOO_MANY,
                        Map.of("most", MOST_MARKED))
                .check(
                        mark.mentionedIn() == null || mark.mentionedIn().conferenceId() != null,
                        "/mentionedIn/conferenceId",
                        Fault.REQUIRED)
                .refuseIfAny("Messages cannot be marked like that.");
    }

    /** Each kind with each of its ways. */
    static Preferences preferences(
            UUID userId,
            Set<Unwanted> unwanted,
            Set<MessageKind> texted,
            Map<UUID, Integer> leads,
            List<ConferencePreference> declined) {
        List<Preference> items = Arrays.stream(MessageKind.values())
                .flatMap(kind -> Arrays.stream(Channel.values())
                        .filter(kind.channels()::contains)
                        .map(channel -> new Preference(
                                kind,
                                channel,
                                isTexted(kind, channel, texted)
                                        && !unwanted.contains(new Unwanted(userId, kind, channel)),
                                kind.must())))
                .toList();
        return new Preferences(items, leads.getOrDefault(userId, Beginnings.USUAL_LEAD), declined);
    }

    private static boolean isTexted(MessageKind kind, Channel channel, Set<MessageKind> texted) {
        return channel != Channel.SMS || kind.isUsual(channel) || texted.contains(kind);
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID for what is not theirs to decide */
    static void check(Preferences changed) {
        Faults faults = new Faults()
                .check(
                        changed.reminderMinutes() == null || Beginnings.LEADS.contains(changed.reminderMinutes()),
                        "/reminderMinutes",
                        Fault.ONE_OF,
                        Map.of("values", Beginnings.LEADS));
        for (int i = 0; i < changed.items().size(); i++) {
            Preference one = changed.items().get(i);
            String at = "/items/" + i;
            faults.check(one.kind().channels().contains(one.channel()), at + "/channel", Fault.UNKNOWN_CHANNEL)
                    .check(one.wanted() || one.kind().must() == Must.NOT, at + "/wanted", Fault.MUST_BE_TOLD);
        }
        for (int i = 0; i < changed.conferences().size(); i++) {
            boolean wanted = changed.conferences().get(i).wanted();
            faults.check(wanted, "/conferences/" + i + "/wanted", Fault.ONE_OF, Map.of("values", true));
        }
        faults.refuseIfAny("The preferences cannot be like that.");
    }
}
