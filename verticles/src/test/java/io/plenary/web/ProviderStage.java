package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.testing.TestProvider;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody whom providers know, the way there, and the way back. */
@ResourceLock("ProviderStage")
abstract class ProviderStage {

    static final String AUTH = "/api/v1/auth";

    /** A browser on its way: where it is sent, and the cookie by which it is known. */
    record Way(String address, String cookie) {}

    static TestProvider provider;
    static TestPlatform platform;

    String subject;
    String email;

    @BeforeAll
    static void start() {
        provider = new TestProvider();
        platform = TestPlatform.knowing(provider.settings());
    }

    @AfterAll
    static void stop() {
        platform.close();
        provider.close();
    }

    @BeforeEach
    void somebody() {
        subject = UUID.randomUUID().toString();
        email = "ada-" + subject + "@example.org";
    }

    Map<String, Object> verified() {
        return Map.of("email", email, "email_verified", true, "name", "Ada Elsewhere");
    }

    static User anonymous() {
        return platform.http().anonymous();
    }

    static JsonObject chosen(String id) {
        return new JsonObject().put("provider", id);
    }

    static Way begin(String id) {
        return way(anonymous().post(AUTH + "/provider-sign-ins", chosen(id)));
    }

    static Way way(Reply begun) {
        String cookie = begun.header("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HTTPOnly", "SameSite=Strict");
        return new Way(begun.expect(201).getString("address"), cookie.substring(0, cookie.indexOf(';')));
    }

    static JsonObject back(Way way) {
        return asJson(provider.visit(way.address()));
    }

    static JsonObject asJson(Map<String, String> back) {
        return new JsonObject().put("state", back.get("state")).put("code", back.get("code"));
    }

    Reply signIn(String id, Map<String, Object> claims) {
        provider.knows(id, subject, claims);
        return comeBack(id);
    }

    static Reply comeBack(String id) {
        Way way = begin(id);
        return finish(way, back(way));
    }

    static Reply finish(Way way, String id, String issuer) {
        return finish(way, back(way).put("issuer", issuer));
    }

    static Reply finish(Way way, JsonObject back, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Cookie";
        all[headers.length + 1] = way.cookie();
        return anonymous().post(AUTH + "/provider-sign-ins/finish", back, all);
    }

    static void assertRefused(Reply reply) {
        assertCode(reply, 403, "PROVIDER_REFUSED");
    }

    static void assertCode(Reply reply, int status, String code) {
        assertThat(reply.expect(status).getString("code")).isEqualTo(code);
    }
}
