package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.runtime.Proxies;
import io.plenary.services.notifications.DeliveryStore.Waiting;
import io.plenary.services.notifications.PhoneStore.Known;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what goes to a phone into words, for those who still have an account that is open. */
final class Texts {

    private final Letters letters;
    private final Links links;
    private final Proxies proxies;
    private final PhoneCodes codes;

    Texts(Letters letters, Links links, Proxies proxies, PhoneCodes codes) {
        this.letters = letters;
        this.links = links;
        this.proxies = proxies;
        this.codes = codes;
    }

    /** Empty where nobody needs it any more, or there is no phone. */
    Future<Optional<Sms>> of(Waiting waiting, Known phone) {
        Message message = waiting.message();
        boolean code = message.kind() == MessageKind.CONFIRM_PHONE;
        String number = code ? phone.asked() : phone.number();
        if (number == null || code && !message.eventId().equals(phone.askedId())) {
            return Future.succeededFuture(Optional.empty());
        }
        Message whole = code ? message.with(Map.of("code", codes.of(message.eventId()))) : message;
        return isOpen(message)
                .compose(open ->
                        open ? letters.announced(message.userId(), List.of(whole)) : Future.succeededFuture(Map.of()))
                .map(found -> Optional.ofNullable(found.get(message.id()))
                        .map(letter -> sms(waiting, number, code, letter.title())));
    }

    private Future<Boolean> isOpen(Message message) {
        return proxies.of(AuthService.class, AuthService.ADDRESS)
                .usersByIds(Caller.SYSTEM, List.of(message.userId().toString()))
                .map(accounts -> accounts.stream().anyMatch(account -> !account.disabled()));
    }

    /** A code is for its reader only. */
    private Sms sms(Waiting waiting, String number, boolean code, String title) {
        return code
                ? new Sms(waiting.id(), number, null, SmsText.of(title, ""))
                : new Sms(waiting.id(), number, title, SmsText.of(title, links.inbox()));
    }
}
