package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.SignUp;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sign-up and sign-in. The refresh token lives in a cookie that only these routes get to see. */
public final class AuthRoutes {

    private static final String COOKIE = "plenary_refresh";
    private static final String COOKIE_PATH = "/api/v1/auth";

    private final AuthService auth;
    private final boolean secureCookies;

    public AuthRoutes(Node node) {
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
        secureCookies = node.settings().http().secureCookies();
    }

    public void mount(Api api) {
        api.open("signUp", this::signUp)
                .open("login", this::login)
                .open("refresh", this::refresh)
                .open("logout", this::logout)
                .on("logoutEverywhere", this::logoutEverywhere)
                .on("changePassword", this::changePassword);
    }

    private Future<Answer> signUp(Caller caller, Call call) {
        SignUp body = call.body(SignUp.class);
        UUID id = body.id() == null ? UUID.randomUUID() : body.id();
        return auth.signUp(caller, new SignUp(id, body.email(), body.password(), body.displayName()))
                .map(user -> Answer.json(201, user.toJson()));
    }

    private Future<Answer> login(Caller caller, Call call) {
        Credentials body = call.body(Credentials.class);
        String address = call.context().request().remoteAddress().hostAddress();
        return auth.authenticate(caller, new Credentials(body.email(), body.password(), address))
                .map(signIn -> signedIn(call, signIn));
    }

    private Future<Answer> refresh(Caller caller, Call call) {
        requireSameOrigin(call);
        Cookie cookie = call.context().request().getCookie(COOKIE);
        if (cookie == null) {
            return Future.failedFuture(Refusal.UNAUTHENTICATED.because("There is no sign-in to go on with."));
        }
        return auth.refreshToken(caller, cookie.getValue()).map(signIn -> signedIn(call, signIn));
    }

    private Future<Answer> logout(Caller caller, Call call) {
        requireSameOrigin(call);
        Cookie cookie = call.context().request().getCookie(COOKIE);
        setCookie(call, "", Duration.ZERO);
        return cookie == null
                ? Future.succeededFuture(Answer.NO_CONTENT)
                : auth.signOut(caller, cookie.getValue()).map(Answer.NO_CONTENT);
    }

    private Future<Answer> logoutEverywhere(Caller caller, Call call) {
        setCookie(call, "", Duration.ZERO);
        return auth.signOutEverywhere(caller).map(Answer.NO_CONTENT);
    }

    private Future<Answer> changePassword(Caller caller, Call call) {
        return auth.changePassword(caller, call.body(PasswordChange.class)).map(changed -> {
            setCookie(call, "", Duration.ZERO);
            return Answer.NO_CONTENT;
        });
    }

    private Answer signedIn(Call call, SignIn signIn) {
        setCookie(call, signIn.refreshToken(), Duration.between(Instant.now(), signIn.refreshExpiresAt()));
        JsonObject body = new JsonObject()
                .put("accessToken", signIn.accessToken())
                .put("tokenType", signIn.tokenType())
                .put("expiresIn", signIn.expiresIn())
                .put("user", new JsonObject(Json.write(signIn.user())));
        return Answer.json(200, body.encode()).with("Cache-Control", "no-store");
    }

    private void setCookie(Call call, String value, Duration lifetime) {
        call.context()
                .response()
                .addCookie(Cookie.cookie(COOKIE, value)
                        .setPath(COOKIE_PATH)
                        .setHttpOnly(true)
                        .setSecure(secureCookies)
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(lifetime.toSeconds()));
    }

    /** The cookie is SameSite=Strict; browsers that do not know that still say where a request comes from. */
    private static void requireSameOrigin(Call call) {
        String origin = call.context().request().getHeader("Origin");
        String host = call.context().request().authority().toString();
        if (origin != null && !origin.substring(origin.indexOf("//") + 2).equalsIgnoreCase(host)) {
            throw Refusal.FORBIDDEN.because("This request comes from another site.");
        }
    }
}
