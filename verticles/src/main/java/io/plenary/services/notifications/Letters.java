package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.MailedLink;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.contracts.notifications.TemplateText;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.work.Together;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts messages into words: their reader's language, what things are called at the moment, and where it leads. */
final class Letters {

    /** Thousands of mails about one conference go out together. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final int MOST = 100;

    private final Links links;
    private final Proxies proxies;
    private final BulletinTexts bulletins;
    private final TemplateTexts templates;
    private final Known<UUID, Optional<Conference>> conferences;
    private final Readers readers;
    private final Together<Message, Message> whole;
    private final Words words = new Words();
    private final UsualLetters usual;
    private final Layout layout;
    private final InvitationMails invitations;
    private final OrderMails orders;
    private final HolderMails holders;
    private final Footers footers;
    private final Contacts contacts;
    private final Mentions mentions;

    Letters(
            Vertx vertx,
            Links links,
            Proxies proxies,
            BulletinTexts bulletins,
            TemplateTexts templates,
            Footers footers) {
        this.conferences = Known.<UUID, Optional<Conference>>named("notifications.conferences")
                .freshFor(FRESH)
                .atMost(1_000)
                .in(vertx);
        this.links = links;
        this.proxies = proxies;
        this.bulletins = bulletins;
        this.templates = templates;
        this.readers = new Readers(vertx, proxies);
        this.usual = new UsualLetters(links, words);
        this.layout = new Layout(links, words);
        this.invitations = new InvitationMails(links, proxies, readers, words, layout);
        this.orders = new OrderMails(links, proxies, this::conference, words, layout);
        this.holders = new HolderMails(proxies);
        this.footers = footers;
        this.contacts = new Contacts(vertx, proxies);
        this.mentions = new Mentions(proxies, readers);
        this.whole = new Together<>(vertx, "texts", MOST, this::wholeOfEach);
    }

    /**
     * A message as a mail.
     *
     * @param id of the delivery
     * @return empty where nobody needs it any more
     */
    Future<Optional<Envelope>> mail(UUID id, Message message) {
        return conference(message).compose(conference -> footers.beside(id, message, conference)
                .compose(whole -> written(id, whole))
                .compose(written -> answerable(written, conference)));
    }

    private Future<Optional<Envelope>> answerable(Optional<Envelope> written, Optional<Conference> conference) {
        return written.map(envelope -> contacts.beside(envelope, conference).map(Optional::of))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<Envelope>> written(UUID id, Message message) {
        return switch (message.kind()) {
            case INVITATION -> invitations.mail(id, message);
            case ORDER, ORDER_LINK -> orders.mail(id, message);
            default -> ofAccount(id, message);
        };
    }

    private Future<Optional<Envelope>> ofAccount(UUID id, Message message) {
        return whole.get(message).compose(found -> found.filter(one -> !BulletinTexts.isStopped(one))
                .map(one -> HolderMails.isOne(one) ? toHolder(id, one) : write(id, one))
                .orElse(Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Envelope>> toHolder(UUID id, Message message) {
        return holders.find(message).compose(found -> conference(message)
                .map(conference -> found.filter(there -> conference.isPresent()).map(there -> {
                    Reader reader = new Reader(there.name(), BulletinTexts.language(message, ""), ZoneOffset.UTC);
                    Letter letter = letter(message, reader, conference, null);
                    return layout.envelope(id, message, there.address(), reader.language(), letter, conference);
                })));
    }

    /** With what organizers wrote, where these are words of theirs, and what they name. */
    private Future<List<Message>> whole(List<Message> messages) {
        return bulletins.beside(messages).compose(templates::beside).compose(mentions::beside);
    }

    private Future<Map<Message, Message>> wholeOfEach(List<Message> messages) {
        return whole(messages).map(found -> {
            Map<UUID, Message> byId =
                    found.stream().collect(Collectors.toMap(Message::id, Function.identity(), (one, same) -> one));
            return messages.stream()
                    .filter(message -> byId.containsKey(message.id()))
                    .collect(Collectors.toMap(Function.identity(), message -> byId.get(message.id())));
        });
    }

    private Future<Optional<Envelope>> write(UUID id, Message message) {
        return linkOf(message)
                .compose(link -> link.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : readers.account(message.userId())
                                .compose(found -> found.filter(account -> isFor(account, message.kind()))
                                        .map(account -> envelope(id, message, account, link.get()))
                                        .orElse(Future.succeededFuture(Optional.empty()))));
    }

    /** A message as its reader would get it, whether or not mails reach them; empty where what it is about is gone. */
    Future<Optional<Envelope>> preview(Message message) {
        return whole(List.of(message))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : readers.account(message.userId())
                                .compose(account -> account.isEmpty()
                                        ? Future.succeededFuture(Optional.empty())
                                        : envelope(message.id(), found.get(0), account.get(), new Target(null, null))));
    }

    /** What a message is about and what came of it meanwhile. */
    private record Target(String address, String url) {}

    /** Empty where its link leads nowhere any more; without an address where it goes to that of the account. */
    private Future<Optional<Target>> linkOf(Message message) {
        String mailedId = (String) message.facts().get(Occasion.MAILED);
        if (mailedId == null) {
            return Future.succeededFuture(Optional.of(new Target(null, null)));
        }
        return ifThere(proxies.of(AuthService.class, AuthService.ADDRESS)
                        .mailedLink(Caller.SYSTEM, UUID.fromString(mailedId)))
                .map(found -> found.map(link -> target(message.kind(), link)));
    }

    private Target target(MessageKind kind, MailedLink link) {
        return new Target(link.email(), links.withToken(kind, link.token()));
    }

    /** Addresses that nobody confirmed may be somebody else's: they get only what must be said. */
    private static boolean isFor(UserAccount account, MessageKind kind) {
        return !account.disabled() && (account.confirmed() || kind.must() != Must.NOT);
    }

    private Future<Optional<Envelope>> envelope(UUID id, Message message, UserAccount account, Target target) {
        return readers.of(message.userId())
                .map(reader -> reader.reading(message))
                .compose(reader -> conference(message).map(conference -> {
                    if (isOutdated(message, conference)) {
                        return Optional.empty();
                    }
                    Letter letter = letter(message, reader, conference, target.url());
                    String address = target.address() == null ? account.email() : target.address();
                    return Optional.of(layout.envelope(id, message, address, reader.language(), letter, conference));
                }));
    }

    private static boolean isOutdated(Message message, Optional<Conference> conference) {
        return message.conferenceId() != null && conference.isEmpty();
    }

    /** Messages as their reader sees them in the client; what is about a conference that is gone is left out. */
    Future<Map<UUID, Letter>> inbox(UUID reader, List<Message> messages) {
        return whole(messages).compose(whole -> write(reader, whole));
    }

    /** The same where a device is about to tell it: what was stopped or is past by now is left out as well. */
    Future<Map<UUID, Letter>> announced(UUID reader, List<Message> messages) {
        return Future.all(messages.stream().map(whole::get).toList())
                .map(found -> found.<Optional<Message>>list().stream()
                        .flatMap(Optional::stream)
                        .filter(message -> !BulletinTexts.isStopped(message))
                        .filter(message -> message.lapses().isAfter(Instant.now()))
                        .toList())
                .compose(whole -> write(reader, whole));
    }

    private Future<Map<UUID, Letter>> write(UUID reader, List<Message> messages) {
        Map<UUID, Optional<Conference>> about = new HashMap<>();
        Future<Void> found = Future.succeededFuture();
        for (Message message : messages) {
            found = found.compose(before -> about.containsKey(message.conferenceId())
                    ? Future.succeededFuture()
                    : conference(message)
                            .onSuccess(one -> about.put(message.conferenceId(), one))
                            .mapEmpty());
        }
        return found.compose(all -> readers.of(reader)).map(who -> messages.stream()
                .filter(message -> !isOutdated(message, about.get(message.conferenceId())))
                .collect(Collectors.toMap(
                        Message::id,
                        message -> letter(message, who.reading(message), about.get(message.conferenceId()), null))));
    }

    private Letter letter(Message message, Reader who, Optional<Conference> conference, String url) {
        Reader reader = conference.map(it -> who.at(it.timeZone())).orElse(who);
        if (BulletinTexts.isOne(message)) {
            return BulletinTexts.letter(message, said(reader, conference));
        }
        return TemplateTexts.of(message, reader)
                .map(theirs -> theirs(theirs, reader, conference, usual.values(message, reader, conference, url)))
                .orElseGet(() -> usual.of(message, reader, conference, url));
    }

    private Letter theirs(
            TemplateText text, Reader reader, Optional<Conference> conference, Map<String, Object> values) {
        Map<String, String> said = said(reader, conference);
        said.putAll(TemplateTexts.ofChanges(values));
        String list = text.kind().id() + "/changes." + reader.language() + ".md";
        return TemplateTexts.letter(text, said, words.fill(list, values));
    }

    /** What the placeholders of organizers stand for. */
    private Map<String, String> said(Reader reader, Optional<Conference> conference) {
        Map<String, String> values = new HashMap<>(Map.of("person.name", reader.name()));
        conference.ifPresent(it -> {
            values.put("conference.title", it.title());
            values.put("conference.link", links.conference(it));
            values.put("agenda.link", links.agenda(it));
        });
        return values;
    }

    private Future<Optional<Conference>> conference(Message message) {
        return message.conferenceId() == null
                ? Future.succeededFuture(Optional.empty())
                : conferences.get(message.conferenceId(), this::conference);
    }

    private Future<Optional<Conference>> conference(UUID conferenceId) {
        return ifThere(proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .getConferenceDetails(Caller.SYSTEM, conferenceId.toString()));
    }

    static <T> Future<Optional<T>> ifThere(Future<T> asked) {
        return asked.map(Optional::of)
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }
}
