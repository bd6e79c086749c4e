package io.plenary.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.limits.Limit;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.limits.Rates;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many requests are taken of whom; an hour is too long for anything to come back during the test. */
class RateLimitsTest {

    private static final int OF_ADDRESS = 40;
    private static final int OF_USER = 60;
    private static final int OF_TENANT = 50;
    private static final int SEARCHES = 3;
    private static final int SIGN_INS = 20;
    private static final int TOKENS = 5;
    private static final int VOUCHERS = 4;
    private static final Duration HOUR = Duration.ofHours(1);

    private static TestPlatform platform;
    private static User stranger;

    @BeforeAll
    static void start() {
        Map<Limit, Rate> usual = Map.of(
                Limit.ADDRESS, new Rate(OF_ADDRESS, HOUR),
                Limit.USER, new Rate(OF_USER, HOUR),
                Limit.TENANT, new Rate(OF_TENANT, HOUR),
                Limit.SEARCH, new Rate(SEARCHES, HOUR),
                Limit.SIGN_IN, new Rate(SIGN_INS, HOUR),
                Limit.TOKEN, new Rate(TOKENS, HOUR),
                Limit.VOUCHER, new Rate(VOUCHERS, HOUR));
        platform = TestPlatform.limited(
                new Rates(usual, Map.of("large", new Rate(1_000, HOUR)), Map.of("limits-large", "large")));
        stranger = platform.http().anonymous();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void strangersAreCountedByTheirAddress() {
        Reply first = from("198.51.100.1", "/api/v1/conferences");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).contains("\"address\";q=40;w=3600");
        assertThat(first.header("RateLimit").orElseThrow()).matches("\"address\";r=39;t=\\d+");

        List<Integer> statuses = IntStream.range(0, OF_ADDRESS)
                .mapToObj(i -> from("198.51.100.1", "/api/v1/conferences").status())
                .toList();

        assertThat(statuses.subList(0, OF_ADDRESS - 1)).containsOnly(200);
        assertThat(statuses.get(OF_ADDRESS - 1)).isEqualTo(429);
        assertThat(from("198.51.100.2", "/api/v1/conferences").status()).isEqualTo(200);
    }

    @Test
    void whoeverSendsTooManyHearsWhenToComeAgain() {
        Reply refused = untilRefused(() -> from("198.51.100.3", "/api/v1/conferences/there-is-none"));

        JsonObject problem = new JsonObject(refused.text());
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(problem.getInteger("status")).isEqualTo(429);
        assertThat(problem.getString("code")).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 3600);
        assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"address\";r=0;t=");
    }

    @Test
    void usersAreCountedWhereverTheyAre() {
        User user = platform.user("busy");

        List<Integer> statuses = IntStream.range(0, OF_USER)
                .mapToObj(i -> user.get("/api/v1/me", "X-Forwarded-For", "203.0.113." + i)
                        .status())
                .toList();

        assertThat(statuses).containsOnly(200);
        assertThat(user.get("/api/v1/me", "X-Forwarded-For", "203.0.113.250").status())
                .isEqualTo(429);
        assertThat(platform.user("calm").get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whoeverMakesUpTokensIsAStranger() {
        Reply refused = untilRefused(
                () -> stranger.get("/api/v1/me", "Authorization", "Bearer made-up", "X-Forwarded-For", "198.51.100.4"));

        assertThat(refused.header("RateLimit-Policy").orElseThrow()).startsWith("\"address\"");
    }

    /** They wait as programs do that ask for tokens, and take no sign-in from the people there. */
    @Test
    void whoeverMakesUpSecretsIsHeardSoOftenOnly() {
        String address = "198.51.100.5";
        List<Integer> statuses = IntStream.range(0, TOKENS + 1)
                .mapToObj(i -> stranger.post(
                                "/api/v1/mail/reports",
                                new JsonObject(),
                                "Plenary-Report-Secret",
                                "guess-" + i,
                                "X-Forwarded-For",
                                address)
                        .status())
                .toList();

        assertThat(statuses.subList(0, TOKENS)).containsOnly(403);
        assertThat(statuses.get(TOKENS)).isEqualTo(429);
        assertThat(from("198.51.100.6", "/api/v1/conferences").status()).isEqualTo(200);
    }

    /** Also with an order, and without taking a sign-in from anybody there. */
    @Test
    void whoeverGuessesVouchersIsHeardSoOftenOnly() {
        String conference = conference("limits-vouchers", "limits-guessed").replace("/schedule", "");
        String[] from = {"X-Forwarded-For", "198.51.100.7"};
        JsonObject order = new JsonObject().put("voucher", "GUESSED");
        for (int i = 0; i < VOUCHERS; i++) {
            assertThat(stranger.post(conference + "/orders", order, from).status())
                    .isEqualTo(400);
        }

        assertThat(stranger.post(conference + "/orders", order, from).status()).isEqualTo(429);
        assertThat(stranger.get(conference + "/shop?voucher=GUESSED", from).status())
                .isEqualTo(429);
        assertThat(stranger.get(conference + "/shop", from).status()).isEqualTo(200);
        JsonObject nobody = new JsonObject().put("email", "nobody@example.org").put("password", "not a secret");
        assertThat(stranger.post("/api/v1/auth/login", nobody, from).status()).isEqualTo(401);
    }

    @Test
    void whatOneOrganizationIsAskedTakesNothingFromOthers() {
        String flooded = conference("limits-small", "limits-flooded");
        String other = conference("limits-other", "limits-calm");
        String large = conference("limits-large", "limits-large-one");

        assertThat(answeredOf(OF_TENANT + 20, flooded)).isBetween(OF_TENANT / 2L, OF_TENANT + 1L);

        Reply refused = from("192.0.2.200", flooded);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Policy").orElseThrow()).contains("\"tenant\";q=50");
        assertThat(from("192.0.2.200", other).status()).isEqualTo(200);
        assertThat(answeredOf(OF_TENANT + 20, large)).isEqualTo(OF_TENANT + 20);
    }

    @Test
    void aFloodOfStrangersKeepsNobodyFromTheirOwnConference() {
        String flooded = conference("limits-open", "limits-beset");

        assertThat(answeredOf(OF_TENANT + 20, flooded)).isLessThanOrEqualTo(OF_TENANT + 1L);

        assertThat(from("192.0.2.201", flooded).status()).isEqualTo(429);
        User user = platform.user("at-home");
        assertThat(user.get(flooded, "X-Forwarded-For", "192.0.2.201").status()).isEqualTo(200);
    }

    @Test
    void aFloodOfVisitorsKeepsNobodyFromTheirOwnConference() {
        Organization made = platform.organization("limits-visited");
        User organizer = platform.member(made, OrganizationRole.ORGANIZER);
        platform.conference(organizer, "limits-visited", "limits-popular", "PUBLISHED");
        String path = "/api/v1/conferences/limits-popular/schedule";
        List<User> visitors = List.of(platform.user("visitor-1"), platform.user("visitor-2"));

        assertThat(IntStream.range(0, OF_TENANT + 20)
                        .filter(i -> visitors.get(i % 2).get(path).status() == 200)
                        .count())
                .isLessThanOrEqualTo(OF_TENANT + 1L);

        assertThat(visitors.get(0).get(path).status()).isEqualTo(429);
        assertThat(organizer.get(path).status()).isEqualTo(200);
    }

    @Test
    void limitsDoNotTellWhichConferencesAreHidden() {
        Organization made = platform.organization("limits-discreet");
        User organizer = platform.member(made, OrganizationRole.ORGANIZER);
        platform.conference(organizer, "limits-discreet", "limits-hidden", "DRAFT");
        String path = "/api/v1/conferences/limits-hidden/schedule";
        organizer.get(path).expect(200);

        Reply hidden = from("198.51.100.9", path);
        User visitor = platform.user("curious");

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.header("RateLimit").orElseThrow()).doesNotContain("tenant");
        assertThat(visitor.get(path).header("RateLimit").orElseThrow()).doesNotContain("tenant");
        assertThat(organizer.get(path).header("RateLimit").orElseThrow()).contains("tenant");
    }

    /** What is made for whoever asks costs as much as an answer of the API; files of the client cost nothing. */
    @Test
    void pagesAndPicturesOfConferencesAreCountedToo() {
        List<String> made = List.of("/c/none-such", "/c/none-such/card.png", "/", "/sitemap.xml", "/oembed?url=x");
        for (int i = 0; i < OF_ADDRESS; i++) {
            assertThat(from("198.51.100.77", made.get(i % made.size())).status())
                    .isNotEqualTo(429);
        }

        assertThat(made)
                .allSatisfy(
                        path -> assertThat(from("198.51.100.77", path).status()).isEqualTo(429));
        assertThat(from("198.51.100.77", "/manifest.webmanifest").status()).isEqualTo(200);
        assertThat(from("198.51.100.78", "/c/none-such").status()).isNotEqualTo(429);
    }

    @Test
    void whoIsSignedInIsCountedByAddressAtTheWaysIn() {
        User user = platform.user("double");
        JsonObject guess = new JsonObject().put("email", "nobody@example.org").put("password", "a wrong password");
        Reply first = user.post("/api/v1/auth/login", guess, "X-Forwarded-For", "198.51.100.7");
        Reply second = stranger.post("/api/v1/auth/login", guess, "X-Forwarded-For", "198.51.100.7");

        assertThat(first.header("RateLimit").orElseThrow()).contains("\"sign-in\";r=19");
        assertThat(second.header("RateLimit").orElseThrow()).contains("\"sign-in\";r=18");
    }

    @Test
    void programsThatWantTooManyTokensLeavePeopleTheirAttempts() {
        byte[] form = "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8);
        Reply refused = untilRefused(() -> stranger.post(
                "/api/v1/oauth/token", form, "application/x-www-form-urlencoded", "X-Forwarded-For", "198.51.100.8"));
        JsonObject guess = new JsonObject().put("email", "nobody@example.org").put("password", "a wrong password");
        Reply person = stranger.post("/api/v1/auth/login", guess, "X-Forwarded-For", "198.51.100.8");

        assertThat(refused.header("RateLimit-Policy").orElseThrow()).contains("\"token\";q=5");
        assertThat(person.status()).isEqualTo(401);
        assertThat(person.header("RateLimit").orElseThrow()).contains("\"sign-in\";r=19");
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.5, q=vertx", "198.51.100.15, %71=vertx", "198.51.100.25, limit=5&q=vertx"})
    void searchesAreCountedBeside(String address, String query) {
        Reply refused = untilRefused(() -> from(address, "/api/v1/conferences?" + query));

        assertThat(refused.header("RateLimit-Policy").orElseThrow()).contains("\"search\";q=3");
        assertThat(from(address, "/api/v1/conferences").status()).isEqualTo(200);
    }

    @Test
    void attemptsToSignInAreCountedBeside() {
        JsonObject guess = new JsonObject().put("email", "nobody@example.org").put("password", "a wrong password");
        Reply refused = untilRefused(() -> {
            Reply reply = stranger.post("/api/v1/auth/login", guess, "X-Forwarded-For", "198.51.100.6");
            return reply.header("RateLimit-Policy").orElse("").contains("sign-in")
                            && reply.text().contains("RATE_LIMITED")
                    ? reply
                    : null;
        });

        assertThat(refused.header("RateLimit").orElseThrow()).contains("\"sign-in\";r=0");
    }

    private static String conference(String organization, String slug) {
        Organization made = platform.organization(organization);
        User organizer = platform.member(made, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization, slug, "PUBLISHED");
        return "/api/v1/conferences/" + slug + "/schedule";
    }

    private static long answeredOf(int requests, String path) {
        return IntStream.range(0, requests)
                .filter(i -> from("192.0.2." + i, path).status() == 200)
                .count();
    }

    private static Reply from(String address, String path) {
        return stranger.get(path, "X-Forwarded-For", address);
    }

    /** The first that is refused for being too many. */
    private static Reply untilRefused(Supplier<Reply> request) {
        return IntStream.range(0, 100)
                .mapToObj(i -> request.get())
                .filter(reply -> reply != null && reply.status() == 429)
                .findFirst()
                .orElseThrow();
    }
}
