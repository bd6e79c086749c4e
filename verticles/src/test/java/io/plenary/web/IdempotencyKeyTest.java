package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that names itself has one effect, however often it is sent. */
class IdempotencyKeyTest {

    private static final String SESSIONS = KeyedRequests.CONF + "/sessions";

    /** They read, or end what may end twice, or the ids of what they count come from the client. */
    private static final Set<String> WITHOUT_A_REQUEST_OF_THEIR_OWN = Set.of(
            "checkSlot",
            "checkInvitation",
            "previewTemplate",
            "readBankStatement",
            "checkPasswordLink",
            "beginPasskey",
            "issueAccessToken",
            "recordViews",
            "recordSightings",
            "pressReaction",
            "logout",
            "endSignIn",
            // They need somebody elsewhere, and are tried with one.
            "beginProviderSignIn",
            "finishProviderSignIn",
            "beginLinking",
            "finishLinking",
            "linkWaiting",
            "unlink",
            // Done once or twice, it is the same.
            "requestPasswordReset",
            "requestEmailConfirmation",
            "mailOrderLinks",
            "mailPaidOrder",
            "claimOrders",
            "decideOrders",
            "markInbox",
            "setPreferences",
            "resetTemplate",
            "scaleService",
            "placeOrganization",
            // Need nodes that run what others do.
            "drainNode",
            "undrainNode",
            "forgetNode",
            "setQuietHours",
            "subscribeToPush",
            "unsubscribeFromPush",
            "unsubscribe",
            "declineAdvertisements",
            "removePhone",
            "reportSms",
            "reportMail",
            "hearStripe",
            "tryMailAgain",
            "liftSuppression",
            // Needs a code out of a text message.
            "confirmPhone",
            // As for speakers of an organization.
            "updateConferenceSpeaker",
            "deleteConferenceSpeaker",
            // The second time nobody is signed in any more.
            "changePassword",
            "deleteMe",
            "logoutEverywhere",
            // Need an app.
            "loginFurther",
            "confirmAuthenticator",
            "removeAuthenticator",
            "renewRecoveryCodes",
            // Need a device.
            "loginByPasskey",
            "addPasskey",
            "renamePasskey",
            "removePasskey",
            // Needs a link out of a mail.
            "confirmEmail",
            "acceptInvitation",
            // Needs some minutes to pass.
            "resendInvitation",
            // Need something that has failed.
            "deliverAgain",
            "retryProvisioning",
            "removeReader");

    private static TestPlatform platform;
    private static KeyedRequests requests;
    private static User owner;

    @BeforeAll
    static void start() {
        platform = TestPlatform.approving();
        requests = new KeyedRequests(platform);
        owner = requests.owner();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRequestIsAnsweredAgainAsBefore() {
        return all().entrySet().stream()
                .map(one ->
                        dynamicTest(one.getKey(), () -> sendTwice(one.getValue().prepare())));
    }

    private static Map<String, KeyedRequests.Preparation> all() {
        Map<String, KeyedRequests.Preparation> all = new LinkedHashMap<>(requests.program());
        all.putAll(requests.others());
        all.putAll(new KeyedOrders(platform.admin(), owner).all());
        all.putAll(new KeyedPromotions(owner).all());
        all.putAll(new KeyedEngagement(owner, platform::user).all());
        return all;
    }

    /** Whoever guesses a key would find out passwords by it, as often as he likes. */
    @Test
    void aKeyThatSomebodySignedInWithTellsNothingOfThePassword() {
        User anonymous = platform.http().anonymous();
        JsonObject right = new JsonObject()
                .put("email", "keyed-" + UUID.randomUUID() + "@example.org")
                .put("password", TestPlatform.PASSWORD);
        anonymous
                .post("/api/v1/auth/signup", right.copy().put("displayName", "Kim"))
                .expect(201);
        String[] key = {"Idempotency-Key", "login-1"};
        anonymous.post("/api/v1/auth/login", right, key).expect(200);

        JsonObject guess = right.copy().put("password", "some other password");
        List<Integer> statuses = IntStream.range(0, 8)
                .mapToObj(i -> anonymous.post("/api/v1/auth/login", guess, key).status())
                .toList();

        assertThat(statuses).startsWith(401).contains(429).containsOnly(401, 429);
    }

    private static void sendTwice(KeyedRequests.Request request) {
        String key = UUID.randomUUID().toString();
        Reply first = request.send(key);
        assertThat(first.status()).as(first.text()).isBetween(200, 299);
        String program = programVersion();

        Reply again = request.send(key);

        assertThat(again.status()).as(again.text()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(programVersion()).isEqualTo(program);
    }

    /** It grows with every event of the program. */
    private static String programVersion() {
        return owner.get(KeyedRequests.CONF + "/schedule").header("ETag").orElseThrow();
    }

    @Test
    void everyOperationThatChangesSomethingIsAmongThem() {
        Set<String> tried = new TreeSet<>(WITHOUT_A_REQUEST_OF_THEIR_OWN);
        tried.addAll(all().keySet());

        assertThat(tried)
                .isEqualTo(ApiOperations.all().stream()
                        .filter(operation -> !operation.method().equals("get"))
                        .map(ApiOperations.Operation::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whatWasChangedMeanwhileStaysChanged() {
        String session = requests.session();
        String key = UUID.randomUUID().toString();
        JsonObject first = new JsonObject().put("title", "As it was first");
        owner.json("PATCH", session, first, KeyedRequests.with(key)).expect(200);
        owner.patch(session, new JsonObject().put("title", "As it is now")).expect(200);

        owner.json("PATCH", session, first, KeyedRequests.with(key)).expect(200);

        assertThat(owner.get(session).expect(200).getString("title")).isEqualTo("As it is now");
    }

    @Test
    void theKeyOfAnotherRequestIsRefused() {
        String key = create(KeyedRequests.named("title"), UUID.randomUUID().toString());
        int before = sessions();

        JsonObject problem = owner.post(SESSIONS, KeyedRequests.named("title"), KeyedRequests.with(key))
                .expect(422);

        assertThat(problem.getString("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(sessions()).isEqualTo(before);
    }

    private static String create(JsonObject body, String key) {
        owner.post(SESSIONS, body, KeyedRequests.with(key)).expect(201);
        return key;
    }

    private static int sessions() {
        JsonArray items = platform.http()
                .anonymous()
                .get(KeyedRequests.CONF + "/schedule")
                .expect(200)
                .getJsonArray("sessions");
        return items.size();
    }

    @Test
    void aKeyMayStandInQuotesOrNot() {
        JsonObject body = KeyedRequests.named("title");
        String key = create(body, UUID.randomUUID().toString());
        String first = owner.post(SESSIONS, body, KeyedRequests.with(key)).text();

        assertThat(owner.post(SESSIONS, body, KeyedRequests.with('"' + key + '"'))
                        .text())
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"", "\"half", "a b"})
    void whatIsNoKeyIsRefused(String key) {
        JsonObject problem = owner.post(SESSIONS, KeyedRequests.named("title"), KeyedRequests.with(key))
                .expect(400);

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .endsWith("Idempotency-Key");
    }

    @Test
    void theSameKeyOfSomebodyElseIsAnotherOne() {
        String session = requests.session();
        JsonObject text = KeyedRequests.named("text");
        User other = platform.member(organization(), OrganizationRole.STAFF);
        String key = UUID.randomUUID().toString();
        String mine = owner.post(session + "/notes", text, KeyedRequests.with(key))
                .expect(201)
                .getString("id");

        JsonObject theirs =
                other.post(session + "/notes", text, KeyedRequests.with(key)).expect(201);

        assertThat(theirs.getString("id")).isNotEqualTo(mine);
        assertThat(theirs.getString("userId")).isEqualTo(other.id().toString());
    }

    private static Organization organization() {
        return platform.organization("org-" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void aStrangerWithoutTheCookieIsNotSignedInByItsKey() {
        KeyedRequests.Request refresh = requests.others().get("refresh").prepare();
        String key = UUID.randomUUID().toString();
        refresh.send(key).expect(200);

        platform.http()
                .anonymous()
                .post("/api/v1/auth/refresh", null, KeyedRequests.with(key))
                .expect(401);
        platform.http()
                .anonymous()
                .post("/api/v1/auth/refresh", null, KeyedRequests.with(key, "Cookie", "plenary_refresh=stolen"))
                .expect(401);
    }

    @Test
    void whatWasRefusedMayBeMended() {
        String key = UUID.randomUUID().toString();
        owner.post(SESSIONS, new JsonObject().put("title", ""), KeyedRequests.with(key))
                .expect(400);

        owner.post(SESSIONS, KeyedRequests.named("title"), KeyedRequests.with(key))
                .expect(201);
    }

    @Test
    void fiftyAtOnceHaveOneEffect() {
        String session = requests.session();
        JsonObject text = KeyedRequests.named("text");
        String key = UUID.randomUUID().toString();
        ExecutorService many = Executors.newFixedThreadPool(50);
        try {
            List<CompletableFuture<Reply>> sent = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> owner.post(session + "/notes", text, KeyedRequests.with(key)), many))
                    .toList();
            List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();

            assertThat(replies).allSatisfy(IdempotencyKeyTest::isAnsweredOrAskedToWait);
            assertThat(replies.stream().filter(reply -> reply.status() == 201).map(Reply::text))
                    .isNotEmpty()
                    .allMatch(replies.stream()
                            .filter(reply -> reply.status() == 201)
                            .findFirst()
                            .orElseThrow()
                            .text()::equals);
            assertThat(owner.get(session + "/notes").expect(200).getJsonArray("items"))
                    .hasSize(1);
        } finally {
            many.shutdownNow();
        }
    }

    private static void isAnsweredOrAskedToWait(Reply reply) {
        if (reply.status() != 201) {
            assertThat(reply.expect(409).getString("code")).isEqualTo("REQUEST_UNDER_WAY");
            assertThat(reply.header("Retry-After")).contains("1");
        }
    }

    @Test
    void whatIsKeptCannotBeReadAndEndsAfterADay() {
        String session = requests.session();
        JsonObject text = KeyedRequests.named("text");
        String key = UUID.randomUUID().toString();
        String first = owner.post(session + "/notes", text, KeyedRequests.with(key))
                .expect(201)
                .getString("id");
        List<String> kept = platform.rows("notes", owner.id(), "select encode(answer, 'escape') from answers");
        assertThat(kept).isNotEmpty().noneMatch(answer -> answer.contains("Key "));

        platform.rows(
                "notes",
                owner.id(),
                "update answers set kept_at = now() - interval '24 hours 1 second' returning id::text");
        String later = owner.post(session + "/notes", text, KeyedRequests.with(key))
                .expect(201)
                .getString("id");

        assertThat(later).isNotEqualTo(first);
        assertThat(platform.rows(
                        "notes", owner.id(), "select 'old' from answers where kept_at < now() - interval '1 day'"))
                .hasSizeLessThan(kept.size());
    }
}
