package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.MailReport;
import io.plenary.contracts.notifications.MailReportsService;
import io.plenary.contracts.notifications.MailedReport;
import io.plenary.contracts.notifications.SuppressionCause;
import io.plenary.contracts.notifications.SuppressionQuery;
import io.plenary.runtime.Node;
import io.plenary.runtime.ReportSecret;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What became of mails, and the addresses that nothing is mailed to. */
final class MailReportsRoutes implements Routes {

    private static final Map<String, ?> FOR_NOW = Map.of("permanent", false);

    private static final String SECRET = "Plenary-Report-Secret";

    private final MailReportsService reports;
    private final ReportSecret secret;

    MailReportsRoutes(Node node) {
        secret = new ReportSecret(node.settings().messages().reportsSecret());
        reports = node.proxies().of(MailReportsService.class, MailReportsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.guarded("reportMail", request -> secret.require(request.getHeader(SECRET)), this::report)
                .on("getMailAddress", (caller, call) -> reports.mailAddress(caller)
                        .map(Answer::ok))
                .on("tryMailAgain", (caller, call) -> reports.tryMailAgain(caller)
                        .map(Answer::ok))
                .on("listSuppressions", this::listSuppressions)
                .on("liftSuppression", (caller, call) -> reports.liftSuppression(caller, call.pathUuid("id"))
                        .map(Answer.NO_CONTENT));
    }

    private Future<Answer> report(Caller caller, Call call) {
        String known = call.header(SECRET);
        Future<Void> heard = call.hasBody()
                ? reports.report(caller, call.body(MailReport.class, FOR_NOW).by(known))
                : reports.reportByMail(
                        caller, new MailedReport(known, call.bytes().toString(StandardCharsets.ISO_8859_1)));
        return heard.map(Answer.NO_CONTENT);
    }

    private Future<Answer> listSuppressions(Caller caller, Call call) {
        SuppressionQuery query = new SuppressionQuery(
                call.queryEnum("cause", SuppressionCause.class), call.query("q"), call.cursor(), call.limit());
        return reports.listSuppressions(caller, query).map(call::page);
    }
}
