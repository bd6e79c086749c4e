package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.notifications.AudienceCount;
import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.registrations.Holder;
import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
import io.plenary.services.notifications.PreferenceStore.Unwanted;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The people of conferences, many at once. */
final class Crowd {

    private static final int PAGE = 200;

    private final Database database;
    private final Proxies proxies;

    Crowd(Database database, Proxies proxies) {
        this.database = database;
        this.proxies = proxies;
    }

    /** A conference the caller sees; refused with NOT_FOUND otherwise. */
    Future<Conference> conference(Caller caller, UUID conferenceId) {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .getConferenceDetails(caller, conferenceId.toString());
    }

    /** The same, which the caller leads as well. */
    Future<Conference> led(Caller caller, UUID conferenceId) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to write to people.");
        }
        return conference(caller, conferenceId).map(conference -> {
            BulletinRules.requireSender(caller, conference);
            return conference;
        });
    }

    /** Empty where it is gone, or about to be. */
    Future<Optional<Conference>> living(UUID conferenceId) {
        return conference(Caller.SYSTEM, conferenceId)
                .map(conference -> Optional.of(conference).filter(it -> it.status() != ConferenceStatus.DELETED))
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    Future<Recipients.Page> some(Recipients recipients, UUID after, int limit) {
        return recipients.page(proxies, after, limit);
    }

    Future<AudienceCount> count(UUID conferenceId, Recipients recipients) {
        return count(conferenceId, recipients, null, new AudienceCount(0, 0, 0), new HashSet<>());
    }

    /** @param known who was counted: an account may have several addresses */
    private Future<AudienceCount> count(
            UUID conferenceId, Recipients recipients, UUID after, AudienceCount before, Set<UUID> known) {
        return some(recipients, after, PAGE).compose(page -> {
            List<UUID> people = page.items().stream()
                    .map(Addressee::reader)
                    .filter(known::add)
                    .toList();
            return unwanted(people)
                    .map(unwanted -> sum(before, conferenceId, people, unwanted))
                    .compose(count -> page.next() == null
                            ? Future.succeededFuture(count)
                            : count(conferenceId, recipients, page.next(), count, known));
        });
    }

    private Future<Set<Unwanted>> unwanted(List<UUID> people) {
        return database.read(Caller.SYSTEM, sql -> PreferenceStore.unwanted(sql, people.toArray(UUID[]::new)));
    }

    private static AudienceCount sum(
            AudienceCount before, UUID conferenceId, List<UUID> people, Set<Unwanted> unwanted) {
        return new AudienceCount(
                before.people() + people.size(),
                before.mails() + wanting(people, Channel.EMAIL, conferenceId, unwanted),
                before.inboxes()
                        + wanting(
                                people.stream()
                                        .filter(person -> !Holder.isAddress(person))
                                        .toList(),
                                Channel.INBOX,
                                conferenceId,
                                unwanted));
    }

    private static int wanting(List<UUID> people, Channel channel, UUID conferenceId, Set<Unwanted> unwanted) {
        return (int) people.stream()
                .filter(person -> PreferenceStore.isWanted(
                        unwanted, person, MessageKind.ORGANIZERS_MESSAGE, channel, conferenceId))
                .count();
    }
}
