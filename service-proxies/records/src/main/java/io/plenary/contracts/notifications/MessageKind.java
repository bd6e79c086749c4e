package io.plenary.contracts.notifications;

import static io.plenary.contracts.notifications.Channel.EMAIL;
import static io.plenary.contracts.notifications.Channel.INBOX;
import static io.plenary.contracts.notifications.Channel.PUSH;
import static io.plenary.contracts.notifications.Channel.SMS;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What messages there are, and how each may reach people. */
public enum MessageKind {
    CONFIRM_EMAIL(Must.ACCESS, EMAIL),
    /** A code, to a number that its reader says is theirs. */
    CONFIRM_PHONE(Must.ACCESS, SMS),
    RESET_PASSWORD(Must.ACCESS, EMAIL),
    /** To the old address, while the new one waits to be confirmed. */
    EMAIL_CHANGE_ASKED(Must.SAFETY, EMAIL, INBOX),
    /** To the new address. */
    EMAIL_CHANGED(Must.SAFETY, EMAIL, INBOX),
    PASSWORD_CHANGED(Must.SAFETY, EMAIL, INBOX),
    SECOND_FACTOR_CHANGED(Must.SAFETY, EMAIL, INBOX),
    /** An account elsewhere opens this one. */
    IDENTITY_LINKED(Must.SAFETY, EMAIL, INBOX),
    IDENTITY_UNLINKED(Must.SAFETY, EMAIL, INBOX),
    /** Somebody signed in where nobody had with this account. */
    NEW_DEVICE(Must.SAFETY, EMAIL, INBOX),
    /** To an address that may have no account. */
    INVITATION(Must.ACCESS, EMAIL),
    CONFERENCE_READY(Must.NOT, EMAIL, INBOX),
    CONFERENCE_NOT_MADE(Must.NOT, EMAIL, INBOX),
    /** A conference was approved, refused, published, cancelled and so on. */
    CONFERENCE_STATUS(Must.NOT, EMAIL, INBOX),
    /** Sessions on the reader's agenda have moved, were cancelled and so on: those of some time together. */
    AGENDA_CHANGED(Must.NOT, EMAIL, INBOX),
    /** What is new in the whole program of a conference the reader attends, once a day. */
    PROGRAM_DIGEST(Must.NOT, EMAIL, INBOX),
    /** Sessions on the reader's agenda begin in some minutes. */
    SESSION_SOON(Must.NOT, INBOX),
    /** Organizers of a conference write to those who attend it. */
    ORGANIZERS_MESSAGE(Must.NOT, EMAIL, INBOX),
    /** A program of the organization is not told any more what happens, though nobody wanted that. */
    WEBHOOK_DISABLED(Must.NOT, EMAIL, INBOX),
    /** Orders wait for those who may say yes or no to them. */
    ORDERS_TO_APPROVE(Must.NOT, EMAIL, INBOX),
    /** How an order of tickets stands; by mail to the address it was made with, which may have no account. */
    ORDER(Must.PURCHASE, EMAIL, INBOX),
    /** The way back to it, because somebody asked. */
    ORDER_LINK(Must.PURCHASE, EMAIL),
    /** Seats are held for the reader, who waited for them. */
    WAITLIST_OFFER(Must.PURCHASE, EMAIL, INBOX),
    /** The reader waits in vain, or no more. */
    WAITLIST_ENDED(Must.NOT, EMAIL, INBOX),
    /** Something happened to the reader's seat in a session, or to the session. */
    SEAT(Must.NOT, EMAIL, INBOX),
    /** A seat in a session is held for the reader, who waited for it. */
    SEAT_OFFER(Must.NOT, EMAIL, INBOX),
    /** Somebody means the reader in a chat: once for each chat, until that was read. */
    MENTION(Must.NOT, INBOX);

    /** Why somebody cannot do without it. */
    public enum Must {
        NOT,
        /** Without it there is no way into the account. */
        ACCESS,
        /** It tells the owner that somebody else may have got into the account. */
        SAFETY,
        /** It is the way to what somebody ordered. */
        PURCHASE
    }

    private final Must must;
    private final Set<Channel> channels;

    MessageKind(Must must, Channel... channels) {
        this.must = must;
        this.channels = withDevices(must, Set.of(channels));
    }

    /** Whatever the client shows, a device may announce, and what can be done without a phone may ring for. */
    private static Set<Channel> withDevices(Must must, Set<Channel> channels) {
        return !channels.contains(INBOX)
                ? channels
                : Stream.concat(channels.stream(), must == Must.NOT ? Stream.of(PUSH, SMS) : Stream.of(PUSH))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether its owner may do without it, and why not. */
    public Must must() {
        return must;
    }

    /** The ways it may go. */
    public Set<Channel> channels() {
        return channels;
    }

    /** Whether it goes that way where its reader has decided nothing: what is paid for, or of no hurry, only where somebody wants it. */
    public boolean isUsual(Channel channel) {
        return must != Must.NOT || (this == PROGRAM_DIGEST ? channel == INBOX : channel != SMS);
    }

    /** What its templates are called by. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
