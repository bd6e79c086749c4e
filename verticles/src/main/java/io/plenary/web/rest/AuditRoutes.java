package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.audit.AuditPage;
import io.plenary.contracts.audit.AuditQuery;
import io.plenary.contracts.audit.AuditService;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who did what: of an organization for its owners, of the platform for administrators. */
public final class AuditRoutes implements Routes {

    private static final int FILE_ENTRIES = 1_000;

    /** Whose entries somebody wants to see, empty for all there are. */
    private interface Whose {
        Future<Optional<UUID>> organization(Caller caller, Call call);
    }

    private record Retention(int days) {}

    private final AuditService audit;
    private final OrganizationsService organizations;
    private final ProfileCards people;

    public AuditRoutes(Node node, Gateway gateway) {
        audit = node.proxies().of(AuditService.class, AuditService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
        people = new ProfileCards(node);
    }

    @Override
    public void mount(Api api) {
        api.on("listOrganizationAudit", (caller, call) -> list(caller, call, this::ofPath))
                .on("exportOrganizationAudit", (caller, call) -> export(caller, call, this::ofPath))
                .on("getOrganizationAuditChain", (caller, call) -> chain(caller, call, this::ofPath))
                .on("checkOrganizationAuditChain", (caller, call) -> check(caller, call, this::ofPath))
                .on("setAuditRetention", this::keepFor)
                .on("listAudit", (caller, call) -> list(caller, call, this::ofQuery))
                .on("exportAudit", (caller, call) -> export(caller, call, this::ofQuery))
                .on("getAuditChain", (caller, call) -> chain(caller, call, this::ofQuery))
                .on("checkAuditChain", (caller, call) -> check(caller, call, this::ofQuery));
    }

    private Future<Optional<UUID>> ofPath(Caller caller, Call call) {
        return named(caller, call.path("org"));
    }

    private Future<Optional<UUID>> ofQuery(Caller caller, Call call) {
        String named = call.query("organization");
        return named == null ? Future.succeededFuture(Optional.empty()) : named(caller, named);
    }

    private Future<Optional<UUID>> named(Caller caller, String idOrSlug) {
        return organizations
                .getOrganization(caller, idOrSlug)
                .map(Organization::id)
                .map(Optional::of);
    }

    private Future<Answer> list(Caller caller, Call call, Whose whose) {
        return whose.organization(caller, call)
                .compose(organization -> audit.listEntries(caller, query(call, organization, call.limit())))
                .compose(page -> people.beside(caller, page, "actorId"))
                .map(page -> Answer.json(200, call.sign(page)));
    }

    private static AuditQuery query(Call call, Optional<UUID> organization, int limit) {
        return new AuditQuery(
                organization.orElse(null),
                call.queryInstant("from"),
                call.queryInstant("to"),
                call.query("type"),
                call.queryUuid("actor"),
                call.queryUuid("conferenceId"),
                call.queryUuid("subject"),
                call.cursor(),
                limit,
                call.query("address"));
    }

    private Future<Answer> export(Caller caller, Call call, Whose whose) {
        AuditFile file = AuditFile.named(call.query("format"));
        return whose.organization(caller, call)
                .compose(organization -> audit.exportEntries(caller, query(call, organization, FILE_ENTRIES)))
                .map(page -> linked(call, page, file.answer(page.items())));
    }

    /** Where the file begins, and where it goes on if this is not all of it (RFC 8288). */
    private static Answer linked(Call call, AuditPage page, Answer answer) {
        String first = "<?%s>; rel=\"first\"".formatted(queryFrom(call, Stream.empty()));
        String next = new JsonObject(call.sign(page.toJson())).getString("nextCursor");
        String link = next == null
                ? first
                : first + ", <?%s>; rel=\"next\"".formatted(queryFrom(call, Stream.of("cursor=" + next)));
        return answer.with("Link", link);
    }

    /** What was asked for, from another place on. */
    private static String queryFrom(Call call, Stream<String> place) {
        String query = Objects.requireNonNullElse(call.context().request().query(), "");
        Stream<String> asked =
                Arrays.stream(query.split("&")).filter(part -> !part.isEmpty() && !part.startsWith("cursor="));
        return Stream.concat(asked, place).collect(Collectors.joining("&"));
    }

    private Future<Answer> chain(Caller caller, Call call, Whose whose) {
        return whose.organization(caller, call)
                .compose(organization -> audit.getChain(caller, organization.orElse(null)))
                .map(Answer::ok);
    }

    private Future<Answer> check(Caller caller, Call call, Whose whose) {
        return whose.organization(caller, call)
                .compose(organization -> audit.checkChain(caller, organization.orElse(null)))
                .map(chain -> Answer.json(202, chain.toJson()));
    }

    private Future<Answer> keepFor(Caller caller, Call call) {
        int days = call.body(Retention.class).days();
        return named(caller, call.path("org"))
                .compose(organization -> audit.setRetention(caller, organization.orElseThrow(), days))
                .map(Answer::ok);
    }
}
