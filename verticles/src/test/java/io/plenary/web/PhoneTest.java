package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Messaging;
import io.plenary.services.notifications.SmsReceiver;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People are texted at numbers of theirs, through a gateway that reports what became of it. */
class PhoneTest {

    private static final String PHONE = "/api/v1/me/phone";
    private static final String CONFIRMATION = PHONE + "/confirmation";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static SmsReceiver gateway;
    private static TestPlatform platform;

    private User user;
    private String number;

    @BeforeAll
    static void start() {
        gateway = new SmsReceiver();
        platform = TestPlatform.mailing(new Messaging(
                null,
                "Plenary <plenary@example.org>",
                null,
                Duration.ofSeconds(2),
                Messaging.Push.NONE,
                gateway.settings()));
    }

    @AfterAll
    static void stop() {
        platform.close();
        gateway.close();
    }

    @BeforeEach
    void somebodyComes() {
        user = platform.user("texted");
        number = newNumber();
    }

    private static String newNumber() {
        return "+4915" + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
    }

    @Test
    void aNumberIsTheirsWhoTypedInWhatWasTextedThere() {
        assertThat(user.get(PHONE).expect(200)).isEqualTo(new JsonObject().put("sends", true));
        JsonObject asked = ask(user, number);
        assertThat(asked.getString("asked")).isEqualTo(number);
        assertThat(asked.getString("number")).isNull();

        JsonObject confirmed = user.post(CONFIRMATION, code(codeOf(number))).expect(200);

        assertThat(confirmed.getString("number")).isEqualTo(number);
        assertThat(confirmed.getString("asked")).isNull();
        assertThat(gateway.received(number).get(0)).containsEntry("From", "+4930000000");
        JsonObject delivery = delivery(user, "CONFIRM_PHONE", "SENT");
        assertThat(delivery.getString("address")).isEqualTo(number);
        assertThat(delivery.encode()).as("nobody else reads it").doesNotContain(codeOf(number));
        assertThat(user.post(CONFIRMATION, code(codeOf(number))).expect(409).getString("code"))
                .isEqualTo("CODE_WRONG");
        user.delete(PHONE).expect(204);
        assertThat(user.get(PHONE).expect(200)).isEqualTo(new JsonObject().put("sends", true));
    }

    @Test
    void afterFiveAttemptsTheRightCodeIsWrongToo() {
        ask(user, number);
        String right = codeOf(number);
        String wrong = right.equals("000000") ? "000001" : "000000";

        for (int i = 0; i < 5; i++) {
            user.post(CONFIRMATION, code(wrong)).expect(409);
        }

        user.post(CONFIRMATION, code(right)).expect(409);
        assertThat(user.get(PHONE).expect(200).getString("number")).isNull();
    }

    @Test
    void nobodyConfirmsWhatSomebodyElseAskedFor() {
        User other = platform.user("other");
        ask(user, number);

        other.post(CONFIRMATION, code(codeOf(number))).expect(409);

        assertThat(other.get(PHONE).expect(200).encode()).doesNotContain(number);
        user.post(CONFIRMATION, code(codeOf(number))).expect(200);
    }

    /** Each is paid for. */
    @Test
    void fiveCodesADayGoToAPersonHoweverManyAreAskedForAtOnce() {
        List<Integer> statuses = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> user.put(PHONE, number(newNumber())).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(5);
    }

    @Test
    void fiveCodesADayGoToANumberWhoeverAsks() {
        for (int i = 0; i < 5; i++) {
            ask(platform.user("asking"), number);
        }

        assertThat(user.put(PHONE, number(number)).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0301234567", "+0301234567", "+49 30 123456", "+49", "+4930123456x", "+491234567890123456"})
    void whatIsNoNumberIsRefused(String wrong) {
        JsonObject problem = user.put(PHONE, number(wrong)).expect(400);

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo("PHONE_NUMBER");
        assertThat(user.get(PHONE).expect(200).getString("asked")).isNull();
    }

    @Test
    void whoIsNotSignedInHasNoPhone() {
        User nobody = platform.http().anonymous();

        assertThat(nobody.get(PHONE).status()).isEqualTo(401);
        assertThat(nobody.put(PHONE, number(number)).status()).isEqualTo(401);
        assertThat(nobody.post(CONFIRMATION, code("123456")).status()).isEqualTo(401);
        assertThat(nobody.delete(PHONE).status()).isEqualTo(401);
    }

    @Test
    void onlyWhoWantsItIsTexted() {
        String name = "texted-" + UUID.randomUUID().toString().substring(0, 8);
        Organization organization = platform.organization(name);
        User owner = platform.member(organization, OrganizationRole.OWNER);
        User other = platform.member(organization, OrganizationRole.STAFF);
        String othersNumber = newNumber();
        confirm(owner, number);
        confirm(other, othersNumber);
        JsonObject wanted = new JsonObject()
                .put("kind", "CONFERENCE_STATUS")
                .put("channel", "SMS")
                .put("wanted", true);
        JsonObject preferences = owner.post(
                        "/api/v1/me/preferences", new JsonObject().put("items", new JsonArray().add(wanted)))
                .expect(200);
        assertThat(objects(preferences.getJsonArray("items")).stream()
                        .filter(item -> item.getString("channel").equals("SMS"))
                        .filter(item -> item.getBoolean("wanted"))
                        .map(item -> item.getString("kind")))
                .containsExactlyInAnyOrder("CONFIRM_PHONE", "CONFERENCE_STATUS");

        platform.conference(owner, name, name + "-conf", "PUBLISHED");

        await().untilAsserted(() -> assertThat(gateway.received(number)).anySatisfy(form -> assertThat(form.get("Body"))
                .startsWith("Conference " + name + "-conf is published http")
                .endsWith("/inbox")));
        assertThat(gateway.received(othersNumber)).as("the code alone").hasSize(1);
    }

    @Test
    void whatTheGatewayRefusesForGoodFailsWithItsReason() {
        gateway.on(number, SmsReceiver.answer(400, "{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number\"}"));
        ask(user, number);

        JsonObject failed = delivery(user, "CONFIRM_PHONE", "FAILED");

        assertThat(failed.getString("reason")).isEqualTo("The gateway answered 400 21211: Invalid 'To' Phone Number");
        assertThat(gateway.received(number)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatIsNotTakenNowWaits(int status) {
        AtomicInteger asked = new AtomicInteger();
        gateway.on(
                number,
                exchange -> (asked.getAndIncrement() == 0 ? SmsReceiver.answer(status, "busy") : SmsReceiver.FINE)
                        .give(exchange));
        ask(user, number);

        await().untilAsserted(() -> assertThat(
                        delivery(user, "CONFIRM_PHONE", "QUEUED").getString("reason"))
                .startsWith("The gateway answered " + status));
    }

    /** Nobody knows whether it was taken: at most once is the promise. */
    @Test
    void whatBrokeOffIsNotTextedAgain() {
        gateway.on(number, exchange -> exchange.close());
        ask(user, number);

        assertThat(delivery(user, "CONFIRM_PHONE", "FAILED").getString("reason"))
                .startsWith("It was interrupted on its way, and may have arrived.");
        assertThat(gateway.received(number)).hasSize(1);
    }

    @Test
    void statesThatTheGatewayReportsGoForwardOnly() {
        ask(user, number);
        String address = reportAddress(number);

        assertThat(report(address, Map.of("MessageStatus", "sent"))).isEqualTo(204);
        assertThat(report(address, Map.of("MessageStatus", "delivered"))).isEqualTo(204);
        delivery(user, "CONFIRM_PHONE", "DELIVERED");
        assertThat(report(address, Map.of("MessageStatus", "delivered"))).isEqualTo(204);
        assertThat(report(address, Map.of("MessageStatus", "failed", "ErrorCode", "30003")))
                .isEqualTo(204);
        assertThat(report(address, Map.of("MessageStatus", "sent"))).isEqualTo(204);

        delivery(user, "CONFIRM_PHONE", "DELIVERED");
    }

    @Test
    void whatDidNotArriveFailsWithTheCodeOfTheGateway() {
        ask(user, number);

        report(reportAddress(number), Map.of("MessageStatus", "undelivered", "ErrorCode", "30003"));

        assertThat(delivery(user, "CONFIRM_PHONE", "FAILED").getString("reason"))
                .isEqualTo("The gateway says undelivered 30003");
    }

    @Test
    void nobodyElseReports() {
        ask(user, number);
        String address = reportAddress(number);
        Map<String, String> form = Map.of("MessageStatus", "failed");
        String genuine = SmsReceiver.signature(address, form);

        assertThat(post(address, form, null)).isEqualTo(403);
        assertThat(post(address, form, "forged")).isEqualTo(403);
        assertThat(post(address, Map.of("MessageStatus", "delivered"), genuine)).isEqualTo(403);
        String another = address.replaceAll("[0-9a-f-]{36}$", UUID.randomUUID().toString());
        assertThat(post(another, form, genuine)).isEqualTo(403);
        assertThat(report(another, form)).as("of what nobody knows").isEqualTo(204);

        delivery(user, "CONFIRM_PHONE", "SENT");
    }

    private static void confirm(User user, String number) {
        ask(user, number);
        user.post(CONFIRMATION, code(codeOf(number))).expect(200);
    }

    private static JsonObject ask(User user, String number) {
        return user.put(PHONE, number(number)).expect(200);
    }

    private static JsonObject number(String number) {
        return new JsonObject().put("number", number);
    }

    private static JsonObject code(String code) {
        return new JsonObject().put("code", code);
    }

    private static String codeOf(String number) {
        return firstOf(number).get("Body").substring(0, 6);
    }

    private static String reportAddress(String number) {
        return firstOf(number).get("StatusCallback");
    }

    private static Map<String, String> firstOf(String number) {
        return await().until(() -> gateway.received(number), received -> !received.isEmpty())
                .get(0);
    }

    private static int report(String address, Map<String, String> form) {
        return post(address, form, SmsReceiver.signature(address, form));
    }

    private static int post(String address, Map<String, String> form, String signature) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What became of what this user was texted. */
    private static JsonObject delivery(User user, String kind, String state) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> objects(platform.admin()
                                        .get("/api/v1/admin/messages?limit=200&kind=" + kind + "&state=" + state)
                                        .expect(200)
                                        .getJsonArray("items"))
                                .stream()
                                .filter(item -> item.getString("userId")
                                        .equals(user.id().toString()))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
