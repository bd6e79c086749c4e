package io.plenary.launch.settings;

import io.plenary.failures.StartFailure;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Settings;
import io.plenary.runtime.limits.Rate;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads how messages go out. */
final class MessageSettings {

    private static final String SERVER = "an address such as smtp://user:password@mail.example.org:587 or smtps://...";
    private static final String MAILBOX = "a mailbox such as Plenary <plenary@example.org>";
    private static final String TIME = "an ISO 8601 duration of a day at most, such as PT10M";
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String RATE = "messages per time, one in 5 seconds at least, such as 50/1s or 600/m";
    private static final Duration SELDOMEST = Duration.ofSeconds(5);
    private static final Set<String> SCHEMES = Set.of("smtp", "smtps");

    /** An address, with or without a name before it. */
    private static final Pattern FROM =
            Pattern.compile("([^<>@\\p{Cntrl}]+<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+)");

    private static final String SECRET = "16 to 200 letters, digits and signs without blanks";
    private static final Pattern REPORTS_SECRET = Pattern.compile("[!-~]{16,200}");

    private static final String GATEWAY = "an address such as https://account:token@api.twilio.com";
    private static final Set<String> WEB = Set.of("http", "https");
    private static final String NUMBER = "a number such as +4930123456, or a name of 11 letters and digits at most";
    private static final Pattern SENDER = Pattern.compile("\\+[1-9]\\d{6,14}|[A-Za-z0-9 ]{1,11}|\\d{3,8}");

    private static final String CONTACT = "an address such as mailto:ops@example.org or https://example.org/contact";
    private static final Pattern MAIL_OR_PAGE = Pattern.compile("(mailto:[^@\\s]+@|https://)[^@\\s]+");

    private final Function<Option, Given> given;

    MessageSettings(Function<Option, Given> given) {
        this.given = given;
    }

    /**
     * @param http whose host mails come from where nothing else is said
     * @param push to devices
     */
    Messaging messages(Settings.Http http, Messaging.Push push) {
        Given server = given.apply(Option.MAIL_SERVER);
        return new Messaging(
                server.text().isEmpty() ? null : server(server),
                from(http),
                rate(Option.MAIL_RATE),
                given.apply(Option.MESSAGES_GATHERING).duration(Duration.ZERO, LONGEST, TIME),
                checked(push),
                sms(),
                reportsSecret());
    }

    private String reportsSecret() {
        Given secret = given.apply(Option.MAIL_REPORTS_SECRET);
        if (!secret.text().isEmpty() && !REPORTS_SECRET.matcher(secret.text()).matches()) {
            throw wrong(secret, SECRET);
        }
        return secret.text().isEmpty() ? null : secret.text();
    }

    private Messaging.Sms sms() {
        Given gateway = given.apply(Option.SMS_GATEWAY);
        Given sender = given.apply(Option.SMS_SENDER);
        if (gateway.text().isEmpty()) {
            return Messaging.Sms.NONE;
        }
        if (!SENDER.matcher(sender.text()).matches()) {
            throw sender.wrong(NUMBER);
        }
        return new Messaging.Sms(gateway(gateway), sender.text(), rate(Option.SMS_RATE));
    }

    private static URI gateway(Given gateway) {
        try {
            URI uri = new URI(gateway.text());
            if (uri.getHost() != null && WEB.contains(uri.getScheme()) && isWithToken(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw wrong(gateway, GATEWAY);
        }
        throw wrong(gateway, GATEWAY);
    }

    private static boolean isWithToken(URI uri) {
        return uri.getUserInfo() != null && uri.getUserInfo().matches("\\w+:.+") && uri.getRawQuery() == null;
    }

    private Messaging.Push checked(Messaging.Push push) {
        if (push.contact() != null && !MAIL_OR_PAGE.matcher(push.contact()).matches()) {
            throw given.apply(Option.PUSH_CONTACT).wrong(CONTACT);
        }
        return push;
    }

    private static URI server(Given server) {
        try {
            URI uri = new URI(server.text());
            if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw wrong(server, SERVER);
        }
        throw wrong(server, SERVER);
    }

    private Rate rate(Option option) {
        Given rate = given.apply(option);
        return rate.text().isEmpty()
                ? null
                : Rate.parse(rate.text()).filter(MessageSettings::isBearable).orElseThrow(() -> rate.wrong(RATE));
    }

    /** More seldom than that, those whose turn comes last would be waited for too long. */
    private static boolean isBearable(Rate rate) {
        return rate.window().dividedBy(rate.quota()).compareTo(SELDOMEST) <= 0;
    }

    /** Without what was given: it may be a password. */
    private static StartFailure wrong(Given server, String expected) {
        return new StartFailure(server.origin() + " is not " + expected + ".");
    }

    private String from(Settings.Http http) {
        Given from = given.apply(Option.MAIL_FROM);
        if (from.text().isEmpty()) {
            return "Plenary <plenary@" + URI.create(http.baseUrl()).getHost() + ">";
        }
        if (!FROM.matcher(from.text()).matches()) {
            throw from.wrong(MAILBOX);
        }
        return from.text();
    }
}
