package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Proxies;
import io.plenary.services.notifications.Push.Notice;
import io.plenary.services.notifications.PushStore.Waiting;
import io.vertx.core.Future;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts what waits into words, for those who still have an account that is open. */
final class Pushes {

    private final Letters letters;
    private final Proxies proxies;

    Pushes(Letters letters, Proxies proxies) {
        this.letters = letters;
        this.proxies = proxies;
    }

    /** Left out is what nobody needs any more. */
    Future<List<Push>> of(List<Waiting> waiting) {
        Map<UUID, List<Message>> byReader =
                waiting.stream().map(Waiting::message).distinct().collect(Collectors.groupingBy(Message::userId));
        return open(byReader.keySet())
                .compose(open -> Future.<Map<UUID, Letter>>all(byReader.entrySet().stream()
                        .filter(entry -> open.contains(entry.getKey()))
                        .map(entry -> letters.announced(entry.getKey(), entry.getValue()))
                        .toList()))
                .map(found -> pushes(waiting, merged(found.list())));
    }

    private Future<Set<UUID>> open(Set<UUID> readers) {
        return proxies.of(AuthService.class, AuthService.ADDRESS)
                .usersByIds(Caller.SYSTEM, readers.stream().map(UUID::toString).toList())
                .map(accounts -> accounts.stream()
                        .filter(account -> !account.disabled())
                        .map(UserAccount::id)
                        .collect(Collectors.toSet()));
    }

    private static Map<UUID, Letter> merged(List<Map<UUID, Letter>> found) {
        return found.stream()
                .flatMap(letters -> letters.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Many read the same words, which are shortened once. */
    private static List<Push> pushes(List<Waiting> waiting, Map<UUID, Letter> letters) {
        Map<Letter, Notice> notices = new HashMap<>();
        return waiting.stream()
                .flatMap(one -> Optional.ofNullable(letters.get(one.message().id()))
                        .map(letter -> push(one, notices.computeIfAbsent(letter, Brief::of)))
                        .stream())
                .toList();
    }

    private static Push push(Waiting waiting, Notice notice) {
        return new Push(
                waiting.id(),
                waiting.deviceId(),
                URI.create(waiting.endpoint().address()),
                waiting.endpoint().publicKey(),
                waiting.endpoint().secret(),
                waiting.message(),
                notice);
    }
}
