package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.SecondFactorCode;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.SignUp;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.BrowserName;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.Sites;
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
public final class AuthRoutes implements Routes {

    private static final String COOKIE = "plenary_refresh";
    private static final String DEVICE_COOKIE = "plenary_device";
    private static final Duration DEVICE_LIFE = Duration.ofDays(365);
    private static final String COOKIE_PATH = "/api/v1/auth";

    private final AuthService auth;
    private final Gateway gateway;
    private final Routes signIns;
    private final Routes secondFactor;
    private final Routes tokens;
    private final Routes oauth;
    private final Routes mailedLinks;
    private final Routes providers;
    private final Routes passkeys;
    private final boolean secureCookies;
    private final Sites sites;

    public AuthRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        signIns = new SignInsRoutes(node);
        secondFactor = new SecondFactorRoutes(node);
        tokens = new TokensRoutes(node);
        oauth = new OAuthRoutes(node);
        mailedLinks = new MailedLinksRoutes(node);
        providers = new ProvidersRoutes(node, this);
        passkeys = new PasskeyRoutes(node, this);
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
        secureCookies = node.settings().http().secureCookies();
        sites = new Sites(node.settings().http());
    }

    @Override
    public void mount(Api api) {
        signIns.mount(api);
        secondFactor.mount(api);
        tokens.mount(api);
        oauth.mount(api);
        mailedLinks.mount(api);
        providers.mount(api);
        passkeys.mount(api);
        api.open("signUp", this::signUp)
                .open("login", this::login)
                .open("loginFurther", this::loginFurther)
                .open("refresh", this::refresh)
                .open("logout", this::logout)
                .on("logoutEverywhere", this::logoutEverywhere)
                .on("changePassword", this::changePassword);
    }

    private Future<Answer> signUp(Caller caller, Call call) {
        SignUp body = call.body(SignUp.class);
        UUID id = body.id() == null ? UUID.randomUUID() : body.id();
        SignUp signUp =
                new SignUp(id, body.email(), body.password(), body.displayName(), clientAddress(call), body.locale());
        return auth.signUp(caller, signUp).map(user -> Answer.json(201, user.toJson()));
    }

    private Future<Answer> login(Caller caller, Call call) {
        Credentials body = call.body(Credentials.class);
        return auth.authenticate(
                        caller,
                        new Credentials(
                                body.email(), body.password(), clientAddress(call), device(call), browser(call)))
                .map(signIn -> letIn(call, signIn));
    }

    private Future<Answer> loginFurther(Caller caller, Call call) {
        SecondFactorCode body = call.body(SecondFactorCode.class);
        return auth.authenticateFurther(
                        caller,
                        new SecondFactorCode(
                                body.challenge(), body.code(), clientAddress(call), device(call), browser(call)))
                .map(signIn -> letIn(call, signIn));
    }

    private static String browser(Call call) {
        return BrowserName.of(call.header("User-Agent"));
    }

    /** Somebody has signed in at this device. */
    Answer letIn(Call call, SignIn signIn) {
        setCookie(call, DEVICE_COOKIE, signIn.device(), DEVICE_LIFE);
        return signedIn(call, signIn);
    }

    /** The marks of the device, null if it sends none. */
    static String device(Call call) {
        return cookie(call, DEVICE_COOKIE);
    }

    static String cookie(Call call, String name) {
        Cookie cookie = call.context().request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    String clientAddress(Call call) {
        return gateway.clientAddresses().of(call.context().request());
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
        setCookie(call, COOKIE, "", Duration.ZERO);
        return cookie == null
                ? Future.succeededFuture(Answer.NO_CONTENT)
                : auth.signOut(caller, cookie.getValue()).map(Answer.NO_CONTENT);
    }

    private Future<Answer> logoutEverywhere(Caller caller, Call call) {
        setCookie(call, COOKIE, "", Duration.ZERO);
        return auth.signOutEverywhere(caller).map(Answer.NO_CONTENT);
    }

    private Future<Answer> changePassword(Caller caller, Call call) {
        return auth.changePassword(caller, call.body(PasswordChange.class)).map(changed -> {
            setCookie(call, COOKIE, "", Duration.ZERO);
            return Answer.NO_CONTENT;
        });
    }

    private Answer signedIn(Call call, SignIn signIn) {
        setCookie(call, COOKIE, signIn.refreshToken(), Duration.between(Instant.now(), signIn.refreshExpiresAt()));
        JsonObject body = new JsonObject()
                .put("accessToken", signIn.accessToken())
                .put("tokenType", signIn.tokenType())
                .put("expiresIn", signIn.expiresIn())
                .put("user", new JsonObject(Json.write(signIn.user())));
        return Answer.json(200, body.encode()).with("Cache-Control", "no-store");
    }

    void setCookie(Call call, String name, String value, Duration lifetime) {
        call.context()
                .response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath(COOKIE_PATH)
                        .setHttpOnly(true)
                        .setSecure(secureCookies)
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(lifetime.toSeconds()));
    }

    /**
     * The cookie is SameSite=Strict; browsers that do not know that still say where a request comes from. None leaves out
     * where it goes. The operator may have named other sites that it may come from.
     */
    private void requireSameOrigin(Call call) {
        if (!sites.send(call.context().request())) {
            throw Refusal.FORBIDDEN.because("This request comes from another site.");
        }
    }
}
