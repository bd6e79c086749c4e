package io.plenary.runtime;

import io.plenary.runtime.limits.Rate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How messages go out.
 *
 * @param mailServer {@code smtp://user:password@host:587} or {@code smtps}; null to keep mails in a folder
 * @param mailFrom who sends them, as mailbox: {@code Plenary <plenary@example.org>}
 * @param mailRate how many mails that server takes in a while; null for as many as it answers
 * @param gathering how long changes of a program are gathered before people are told of them together
 * @param push to devices
 * @param sms to phones
 * @param reportsSecret by which those are known who report what became of mails; null where nobody does
 */
public record Messaging(
        URI mailServer, String mailFrom, Rate mailRate, Duration gathering, Push push, Sms sms, String reportsSecret) {

    public static final Messaging DEFAULT = new Messaging(null, "Plenary <plenary@localhost>", Duration.ofMinutes(10));

    /** With a table instead of devices. */
    public Messaging(URI mailServer, String mailFrom, Duration gathering) {
        this(mailServer, mailFrom, null, gathering, Push.NONE);
    }

    /** Of which nobody hears any more. */
    public Messaging(URI mailServer, String mailFrom, Rate mailRate, Duration gathering, Push push, Sms sms) {
        this(mailServer, mailFrom, mailRate, gathering, push, sms, null);
    }

    /** With a table instead of phones. */
    public Messaging(URI mailServer, String mailFrom, Rate mailRate, Duration gathering, Push push) {
        this(mailServer, mailFrom, mailRate, gathering, push, Sms.NONE);
    }

    /** Without the password and the secret, because it may end in a log. */
    @Override
    public String toString() {
        String host = mailServer == null ? null : mailServer.getHost();
        return "Messaging[mailServer=" + host + ", mailFrom=" + mailFrom + ", gathering=" + gathering + "]";
    }

    /**
     * How devices are told while nobody looks at the client.
     *
     * @param contact whom push services turn to when something is wrong, as mailto: or https: address; null to keep in a table
     *     what devices would be told
     * @param plain whether also without TLS, as tests want it
     * @param ports that may be spoken to
     * @param networks that may be reached although they are not public
     */
    public record Push(String contact, boolean plain, Set<Integer> ports, List<Network> networks) {

        public static final Push NONE = new Push(null, false, Set.of(443), List.of());
    }

    /**
     * How phones are told.
     *
     * @param gateway with account and token, speaking as Twilio does: {@code https://account:token@api.twilio.com}; null to keep in
     *     a table what phones would be told
     * @param sender a number in E.164, or what else the gateway takes for one
     * @param rate how many messages it takes in a while; null for as many as it answers
     */
    public record Sms(URI gateway, String sender, Rate rate) {

        public static final Sms NONE = new Sms(null, null, null);

        /** Without the token, because it may end in a log. */
        @Override
        public String toString() {
            return "Sms[gateway=" + (gateway == null ? null : gateway.getHost()) + ", sender=" + sender + "]";
        }
    }
}
