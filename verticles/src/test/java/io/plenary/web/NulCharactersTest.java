package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestNode;
import io.plenary.testing.TestPlatform;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Operation;
import io.plenary.web.contract.Parameter;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** PostgreSQL keeps no text with U+0000, which an address may carry: wherever it stands, it is refused before anybody looks it up. */
class NulCharactersTest {

    private static final Pattern NAMED = Pattern.compile("\\{([^}]+)}");
    private static Vertx vertx;

    private static final ListAppender<ILoggingEvent> FAULTS = new ListAppender<>();

    private static TestPlatform platform;
    private static List<User> users;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        FAULTS.list = new CopyOnWriteArrayList<>();
        FAULTS.start();
        guard().addAppender(FAULTS);
        platform = new TestPlatform();
        Organization organization = platform.organization("nul-org");
        users = List.of(
                platform.admin(),
                platform.member(organization, OrganizationRole.OWNER),
                platform.http().anonymous());
    }

    @AfterAll
    static void stop() {
        guard().detachAppender(FAULTS);
        platform.close();
        vertx.close();
    }

    private static Logger guard() {
        return (Logger) LoggerFactory.getLogger("io.plenary.runtime.Guard");
    }

    /** Also what looks for a place to note a refusal, after the answer, asks no database for it. */
    @Test
    void noOperationFailsWithIt() {
        TestNode.await(Contract.load(vertx, ApiDocument.paths())).operations().forEach(NulCharactersTest::tryAll);

        assertThat(FAULTS.list)
                .filteredOn(fault -> fault.getThrowableProxy() != null)
                .extracting(fault -> fault.getThrowableProxy().getMessage())
                .noneMatch(message -> message != null && message.contains("0x00"));
    }

    private static void tryAll(Operation operation) {
        Stream.concat(inPath(operation.path()), inQuery(operation))
                .forEach(address -> users.forEach(
                        user -> assertNoFault(user.json(operation.method().name(), "/api/v1" + address, null))));
    }

    /** One parameter after the other; the others are like what is there. */
    private static Stream<String> inPath(String path) {
        return NAMED.matcher(path)
                .results()
                .map(MatchResult::group)
                .map(name -> filled(path.replace(name, "nul%00org")));
    }

    private static Stream<String> inQuery(Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
                .map(parameter -> filled(operation.path()) + "?" + parameter.name() + "=nul%00org");
    }

    private static String filled(String path) {
        Map<String, String> names = Map.of("org", "nul-org");
        return NAMED.matcher(path)
                .replaceAll(found ->
                        names.getOrDefault(found.group(1), UUID.randomUUID().toString()));
    }

    private static void assertNoFault(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/conferences/%00",
                "/conferences/%00/sessions/%00",
                "/admin/organizations/%00",
                "/docs/%00",
                "/api/v1/%00"
            })
    void norDoesAPage(String path) {
        users.forEach(user -> assertNoFault(user.get(path)));
    }

    @Test
    void whatIsAskedForIsCalledNothing() {
        assertThat(users.get(0).get("/api/v1/organizations/nul%00org").status()).isEqualTo(404);
    }
}
