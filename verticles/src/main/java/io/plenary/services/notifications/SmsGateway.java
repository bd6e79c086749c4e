package io.plenary.services.notifications;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Network;
import io.plenary.runtime.outbound.Outbound;
import io.plenary.runtime.outbound.PublicAddresses;
import io.plenary.services.notifications.Undelivered.Outlook;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Hands text messages to a gateway that speaks as Twilio's Messages API does. The operator has chosen where it is. */
final class SmsGateway implements SmsChannel {

    private static final long SILENT_MILLIS = 15_000;
    private static final long LONGEST_MILLIS = SILENT_MILLIS + 2_000;
    private static final int ANSWER_BYTES = 4_000;
    private static final int LONGEST_REASON = 300;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> OPERATORS_TO_MEND = Set.of(401, 403, 404);
    private static final List<Network> ANYWHERE = Stream.of("0.0.0.0/0", "::/0")
            .map(Network::parse)
            .flatMap(Optional::stream)
            .toList();

    private final Outbound outbound;
    private final String sender;
    private final SmsReports reports;
    private final URI messages;
    private final String authorization;

    SmsGateway(Vertx vertx, Messaging.Sms settings, SmsReports reports) {
        URI gateway = settings.gateway();
        String[] account = gateway.getUserInfo().split(":", 2);
        this.sender = settings.sender();
        this.reports = reports;
        messages = URI.create(gateway.getScheme() + "://" + gateway.getHost() + ":" + port(gateway)
                + gateway.getRawPath().replaceAll("/+$", "") + "/2010-04-01/Accounts/" + account[0]
                + "/Messages.json");
        authorization = "Basic "
                + Base64.getEncoder().encodeToString(gateway.getUserInfo().getBytes(StandardCharsets.UTF_8));
        outbound = new Outbound(
                vertx, new Outbound.Reach(new PublicAddresses(ANYWHERE), true, Set.of(messages.getPort())));
    }

    private static int port(URI gateway) {
        return gateway.getPort() >= 0 ? gateway.getPort() : "https".equals(gateway.getScheme()) ? 443 : 80;
    }

    @Override
    public Future<Void> send(Sms sms) {
        Map<String, String> headers =
                Map.of("Authorization", authorization, "Content-Type", "application/x-www-form-urlencoded");
        Buffer form = Buffer.buffer(field("To", sms.number())
                + "&" + field("From", sender)
                + "&" + field("Body", sms.text())
                + "&" + field("StatusCallback", reports.address(sms.id())));
        return outbound.post(
                        new Outbound.Post(sms.number(), messages, headers, form, LONGEST_MILLIS, SILENT_MILLIS),
                        ANSWER_BYTES)
                .recover(failure -> Future.failedFuture(broken(failure)))
                .compose(SmsGateway::outcome);
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Future<Void> outcome(Outbound.Reply reply) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return Future.succeededFuture();
        }
        boolean later = status == TOO_MANY || status >= 500 || OPERATORS_TO_MEND.contains(status);
        return Future.failedFuture(new Undelivered(
                later ? Outlook.LATER : Outlook.NEVER, "The gateway answered " + status + reason(reply.beginning())));
    }

    private static String reason(Buffer answer) {
        try {
            JsonObject said = answer.toJsonObject();
            String reason = " " + said.getValue("code") + ": " + said.getValue("message");
            String line = Words.line(reason);
            return " "
                    + line.substring(0, Math.min(line.length(), LONGEST_REASON)).strip();
        } catch (DecodeException e) {
            return "";
        }
    }

    /** Whoever was not reached has taken nothing; whoever broke off may have. */
    private static Undelivered broken(Throwable failure) {
        boolean unreached = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || Refusal.UNAVAILABLE.is(failure);
        return unreached
                ? new Undelivered(Outlook.LATER, "The gateway was not reached.")
                : new Undelivered(Outlook.UNKNOWN, failure.getClass().getSimpleName());
    }

    @Override
    public boolean sends() {
        return true;
    }
}
