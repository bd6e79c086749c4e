package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.IdentitiesService;
import io.plenary.contracts.auth.ProviderAttempt;
import io.plenary.contracts.auth.ProviderReturn;
import io.plenary.contracts.auth.ProvidersService;
import io.plenary.contracts.auth.SignInProvider;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.BrowserName;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * Sign-in with accounts that others know. The provider sends the browser to a page of the client, which ends here what it began: in the
 * browser that has the cookie, and nowhere else.
 */
final class ProvidersRoutes implements Routes {

    private static final String COOKIE = "plenary_provider";
    /** As long as somebody is away, and then as long as an account waits to be linked. */
    private static final Duration LIFE = Duration.ofMinutes(20);

    private record Chosen(String provider) {}

    private record ToLink(String provider, String password) {}

    private record Password(String password) {}

    private record Back(String state, String code, String issuer) {}

    private final ProvidersService providers;
    private final IdentitiesService identities;
    private final AuthRoutes auth;

    ProvidersRoutes(Node node, AuthRoutes auth) {
        providers = node.proxies().of(ProvidersService.class, ProvidersService.ADDRESS);
        identities = node.proxies().of(IdentitiesService.class, IdentitiesService.ADDRESS);
        this.auth = auth;
    }

    @Override
    public void mount(Api api) {
        api.open("listProviders", this::list)
                .open("beginProviderSignIn", this::begin)
                .open("finishProviderSignIn", this::finish)
                .on("getWaysIn", (caller, call) -> identities.waysIn(caller).map(Answer::ok))
                .on("beginLinking", this::beginLinking)
                .on("finishLinking", this::finishLinking)
                .on("linkWaiting", this::linkWaiting)
                .on("unlink", this::unlink);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return providers.listProviders(caller).map(ProvidersRoutes::answer);
    }

    private static Answer answer(List<SignInProvider> found) {
        JsonArray items = new JsonArray();
        found.forEach(each -> items.add(new JsonObject(each.toJson())));
        return Answer.json(200, new JsonObject().put("items", items).encode());
    }

    private Future<Answer> begin(Caller caller, Call call) {
        return providers.beginSignIn(caller, call.body(Chosen.class).provider()).map(attempt -> begun(call, attempt));
    }

    private Future<Answer> beginLinking(Caller caller, Call call) {
        ToLink wanted = call.body(ToLink.class);
        return identities
                .beginLinking(caller, wanted.provider(), wanted.password())
                .map(attempt -> begun(call, attempt));
    }

    private Answer begun(Call call, ProviderAttempt attempt) {
        auth.setCookie(call, COOKIE, attempt.secret(), LIFE);
        return Answer.json(
                        201, new JsonObject().put("address", attempt.address()).encode())
                .with("Cache-Control", "no-store");
    }

    private Future<Answer> finish(Caller caller, Call call) {
        return providers.finishSignIn(caller, back(call)).map(signIn -> {
            end(call);
            return auth.letIn(call, signIn);
        });
    }

    private ProviderReturn back(Call call) {
        Back back = call.body(Back.class);
        return new ProviderReturn(
                back.state(),
                back.code(),
                back.issuer(),
                AuthRoutes.cookie(call, COOKIE),
                auth.clientAddress(call),
                AuthRoutes.device(call),
                BrowserName.of(call.header("User-Agent")));
    }

    private void end(Call call) {
        auth.setCookie(call, COOKIE, "", Duration.ZERO);
    }

    private Future<Answer> finishLinking(Caller caller, Call call) {
        return identities.finishLinking(caller, back(call)).map(linked -> {
            end(call);
            return Answer.ok(linked);
        });
    }

    private Future<Answer> linkWaiting(Caller caller, Call call) {
        return identities.linkWaiting(caller, AuthRoutes.cookie(call, COOKIE)).map(linked -> {
            end(call);
            return Answer.ok(linked);
        });
    }

    private Future<Answer> unlink(Caller caller, Call call) {
        return identities
                .unlink(caller, call.pathUuid("id"), call.body(Password.class).password())
                .map(Answer.NO_CONTENT);
    }
}
