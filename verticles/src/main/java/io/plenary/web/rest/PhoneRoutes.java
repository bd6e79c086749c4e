package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.PhoneCode;
import io.plenary.contracts.notifications.PhoneNumber;
import io.plenary.contracts.notifications.PhoneService;
import io.plenary.contracts.notifications.SmsReport;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.Map;
import java.util.stream.Collectors;

/** Phones on which people are texted, and what a gateway says of it. */
final class PhoneRoutes implements Routes {

    private final PhoneService phones;
    private final Gateway gateway;

    PhoneRoutes(Node node, Gateway gateway) {
        phones = node.proxies().of(PhoneService.class, PhoneService.ADDRESS);
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("getPhone", (caller, call) -> phones.phone(caller).map(Answer::ok))
                .on("askForPhone", this::ask)
                .on("confirmPhone", (caller, call) -> phones.confirm(caller, call.body(PhoneCode.class))
                        .map(Answer::ok))
                .on("removePhone", (caller, call) -> phones.remove(caller).map(Answer.NO_CONTENT))
                .open("reportSms", this::report);
    }

    private Future<Answer> ask(Caller caller, Call call) {
        String address = gateway.clientAddresses().subscriberOf(call.context().request());
        return phones.ask(caller, call.body(PhoneNumber.class), address).map(Answer::ok);
    }

    private Future<Answer> report(Caller caller, Call call) {
        Map<String, String> form = call.context().request().formAttributes().entries().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> again));
        return phones.report(caller, new SmsReport(call.queryUuid("delivery"), call.header("X-Twilio-Signature"), form))
                .map(Answer.NO_CONTENT);
    }
}
