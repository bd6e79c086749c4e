package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plenary.contracts.Right;
import io.plenary.contracts.Service;
import io.plenary.contracts.auth.Scope;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Operation;
import io.plenary.web.contract.Parameter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {

    private static Vertx vertx;
    private static List<Operation> operations;

    @BeforeAll
    static void load() throws Exception {
        vertx = Vertx.vertx();
        operations = Contract.load(vertx, ApiDocument.paths())
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .operations();
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    /** Against the schema of the specification. It is not asked again when the program starts. */
    @Test
    void theDocumentIsValid() throws Exception {
        JsonObject document = new JsonObject(new YAMLMapper()
                .readValue(Contract.text(ApiDocument.paths()).getBytes(), new TypeReference<Map<String, Object>>() {}));

        OutputUnit result = OpenAPIVersion.V3_1
                .getRepository(vertx, "app://contract")
                .compose(schemas -> OpenAPIVersion.V3_1.validateContract(vertx, schemas, document))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        assertThat(result.getErrors()).isNullOrEmpty();
        assertThat(result.getValid()).isTrue();
    }

    @Test
    void everyOperationHasItsOwnId() {
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates().doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceDescribesItsOwnOperations(Service service) throws Exception {
        JsonNode document = read("web/api/" + service.id() + ".yaml");
        List<String> tags = document.get("tags").findValuesAsText("name");
        List<String> used = operations.stream()
                .filter(operation -> document.get("paths").has(operation.path()))
                .flatMap(operation -> operation.tags().stream())
                .toList();

        assertThat(tags).startsWith(service.id());
        assertThat(used).isNotEmpty().isSubsetOf(tags);
    }

    private static Stream<Service> services() {
        return ApiDocument.services();
    }

    @Test
    void everyOperationIsOfOneKind() {
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.tags()).as(operation.id()).hasSize(1));
    }

    @Test
    void nothingIsDescribedThatNobodyUses() throws Exception {
        String all = ApiDocument.paths().stream().map(OpenApiTest::text).collect(Collectors.joining());
        for (String path : ApiDocument.paths()) {
            assertThat(references(read(path))).allMatch(all::contains);
        }
    }

    private static Stream<String> references(JsonNode document) {
        return document.path("components").properties().stream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .flatMap(kind -> kind.getValue().properties().stream()
                        .map(component -> "'#/components/" + kind.getKey() + "/" + component.getKey() + "'"));
    }

    private static JsonNode read(String path) throws IOException {
        return new YAMLMapper().readTree(text(path));
    }

    private static String text(String path) {
        return vertx.fileSystem().readFileBlocking(path).toString();
    }

    @Test
    void everyOperationSaysWhatItIsFor() {
        assertThat(operations)
                .allSatisfy(operation ->
                        assertThat(operation.summary()).as(operation.id()).isNotBlank());
    }

    @Test
    void everyOperationSaysHowItSucceedsAndHowItIsRefused() {
        assertThat(operations).allSatisfy(operation -> assertThat(operation.responses())
                .as(operation.id())
                .anyMatch(status -> status.startsWith("2") || status.equals("302"))
                .contains("default"));
    }

    @Test
    void everyOperationThatChangesSomethingCanBeNamed() {
        assertThat(operations)
                .filteredOn(operation -> operation.method() != HttpMethod.GET)
                .isNotEmpty()
                .allSatisfy(operation -> {
                    assertThat(operation.parameters())
                            .as(operation.id())
                            .extracting(Parameter::name)
                            .contains("Idempotency-Key");
                    assertThat(operation.responses()).as(operation.id()).contains("409", "422");
                });
    }

    @Test
    void everyPathWithANameInItMayLeadNowhere() {
        assertThat(operations)
                .filteredOn(operation -> operation.path().contains("{"))
                .allSatisfy(operation ->
                        assertThat(operation.responses()).as(operation.id()).contains("404"));
    }

    @Test
    void everyBodyOfAChangeIsAMergePatchAsWell() {
        assertThat(operations)
                .filteredOn(operation -> operation.method().name().equals("PATCH"))
                .allSatisfy(operation -> assertThat(operation.bodySchemas())
                        .as(operation.id())
                        .containsOnlyKeys("application/merge-patch+json", "application/json"));
    }

    @Test
    void everyJsonBodyRefusesUnknownMembers() {
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.bodySchemas().entrySet())
                        .as(operation.id())
                        .filteredOn(body -> body.getKey().endsWith("json"))
                        .extracting(Map.Entry::getValue)
                        .filteredOn(schema -> "object".equals(schema.getValue("type")))
                        .allMatch(schema -> Boolean.FALSE.equals(schema.getValue("additionalProperties"))));
    }

    /** What is not among them no token may do. */
    private static final Set<String> FOR_PERSONS = Set.of(
            "logoutEverywhere",
            "listSignIns",
            "endSignIn",
            "endOtherSignIns",
            "changePassword",
            "changeEmail",
            "getSecondFactor",
            "addAuthenticator",
            "confirmAuthenticator",
            "removeAuthenticator",
            "renewRecoveryCodes",
            "resetSecondFactor",
            "listPasskeys",
            "beginPasskey",
            "addPasskey",
            "renamePasskey",
            "removePasskey",
            "getWaysIn",
            "beginLinking",
            "finishLinking",
            "linkWaiting",
            "unlink",
            "requestEmailConfirmation",
            "acceptInvitation",
            "getMail",
            "markInbox",
            "setPreferences",
            "getAgendaFeed",
            "renewAgendaFeed",
            "revokeAgendaFeed",
            "setQuietHours",
            "getPush",
            "subscribeToPush",
            "unsubscribeFromPush",
            "getPhone",
            "askForPhone",
            "confirmPhone",
            "removePhone",
            "tryMailAgain",
            "listMyTokens",
            "createMyToken",
            "revokeMyToken",
            "listOrganizationTokens",
            "createOrganizationToken",
            "revokeOrganizationToken",
            "listWebhooks",
            "createWebhook",
            "getWebhook",
            "updateWebhook",
            "deleteWebhook",
            "rotateWebhookSecret",
            "testWebhook",
            "replayWebhook",
            "listDeliveries",
            "getDelivery",
            "resendDelivery",
            "listBulletins",
            "createBulletin",
            "getBulletin",
            "updateBulletin",
            "deleteBulletin",
            "previewBulletin",
            "exportOrders",
            "exportAttendees",
            "getSales",
            "listAttendeeImports",
            "startAttendeeImport",
            "getAttendeeImport",
            "forgetAttendeeImport",
            "checkAttendeeImport",
            "runAttendeeImport",
            "listAttendeeLines",
            "getBadgeDesign",
            "putBadgeDesign",
            "checkBadges",
            "printBadges",
            "printTickets",
            "getSeller",
            "putSeller",
            "getBuyer",
            "putBuyer",
            "listInvoices",
            "listInvoicesOfOrder",
            "getInvoice",
            "getTransferDetails",
            "putTransferDetails",
            "getCardSettings",
            "putCardSettings",
            "readBankStatement",
            "confirmTransfers",
            "decideOrders",
            "getAudience",
            "putAudience",
            "listQuotas",
            "createQuota",
            "updateQuota",
            "deleteQuota",
            "listTicketTypes",
            "createTicketType",
            "updateTicketType",
            "deleteTicketType",
            "listQuestions",
            "createQuestion",
            "updateQuestion",
            "deleteQuestion",
            "countAnswers",
            "listAnswers",
            "getOrderAnswers",
            "listVouchers",
            "createVoucher",
            "createVouchers",
            "updateVoucher",
            "deleteVoucher",
            "listWaiting",
            "joinWaitlist",
            "leaveWaitlist",
            "moveWaiting",
            "admitWaiting",
            "removeWaiting",
            "listMyWaiting",
            "putLiveSettings",
            "askAudienceQuestion",
            "withdrawAudienceQuestion",
            "voteForAudienceQuestion",
            "unvoteAudienceQuestion",
            "decideAudienceQuestion",
            "listQuestionQueue",
            "listSilences",
            "createSilence",
            "liftSilence",
            "postChatMessage",
            "editChatMessage",
            "deleteChatMessage",
            "removeChatMessage",
            "reactToChatMessage",
            "unreactToChatMessage",
            "reportChatMessage",
            "listReportedMessages",
            "dismissReports",
            "putChat",
            "createPoll",
            "getPoll",
            "changePoll",
            "deletePoll",
            "turnPoll",
            "answerPoll",
            "exportPoll",
            "hidePollWord",
            "joinLeaderboard",
            "approveChatMessage",
            "getChatWords",
            "putChatWords",
            "getMyFeedback",
            "giveFeedback",
            "withdrawFeedback",
            "getFeedbackSummary",
            "getSpeakerEmail",
            "putSpeakerEmail",
            "listFeedback",
            "exportFeedback",
            "listFeedbackSummaries",
            "pressReaction",
            "leaveLeaderboard",
            "showMyName",
            "hideMyName",
            "putLiveState",
            "putRoomFullness",
            "listStageScreens",
            "createStageScreen",
            "revokeStageScreen",
            "listSponsors",
            "createSponsor",
            "updateSponsor",
            "deleteSponsor",
            "getSponsorReport",
            "getOfferReport",
            "putSponsorLogo",
            "deleteSponsorLogo",
            "listAdvertisements",
            "createAdvertisement",
            "updateAdvertisement",
            "deleteAdvertisement",
            "putAdvertisementPicture",
            "deleteAdvertisementPicture",
            "getPromotionRules",
            "putPromotionRules",
            "listCheckInLists",
            "createCheckInList",
            "updateCheckInList",
            "deleteCheckInList",
            "checkIn",
            "undoCheckIn",
            "getDoorSnapshot",
            "findDoorTickets",
            "getCheckInCounts",
            "listCheckInConflicts",
            "takeSeats",
            "giveBackSeat",
            "getSeatRule",
            "putSeatRule",
            "listSeatSessions",
            "putSeatSession",
            "deleteSeatSession",
            "listSeats",
            "giveSeat",
            "removeSeat",
            "listOverbooked",
            "shrinkSession",
            "listOrders",
            "placeOrder",
            "sellAtDesk",
            "getOrder",
            "listPasses",
            "putAttendees",
            "confirmOrder",
            "quoteCancellation",
            "cancelOrder",
            "addToTicket",
            "transferTicket",
            "reissueTicket",
            "payOrder",
            "refundOrder",
            "listMyOrders",
            "mailOrder",
            "getPaymentResult",
            "mailPaidOrder",
            "mailOrderLinks",
            "claimOrders",
            "countAudience",
            "testBulletin",
            "sendBulletin",
            "stopBulletin",
            "listTemplates",
            "setTemplate",
            "resetTemplate",
            "previewTemplate",
            "updateMe",
            "deleteMe",
            "updateUser",
            "deleteUser",
            "issuePasswordLink");

    @Test
    void everyOperationForTokensNamesAScopeAndNoOtherDoes() {
        List<String> scopes = Arrays.stream(Scope.values()).map(Scope::text).toList();
        assertThat(operations).filteredOn(OpenApiTest::takesTokens).allSatisfy(operation -> {
            if (FOR_PERSONS.contains(operation.id())) {
                assertThat(operation.scope()).as(operation.id()).isNull();
            } else {
                assertThat(operation.scope()).as(operation.id()).isIn(scopes);
            }
        });
        assertThat(operations)
                .filteredOn(operation -> !takesTokens(operation))
                .extracting(Operation::scope)
                .containsOnlyNulls();
    }

    /** {@code RightsOfOperationsTest} tries whether it is true. */
    @Test
    void rightsAreCalledByTheirNamesAndGuardSomething() {
        List<String> named = operations.stream()
                .map(operation -> operation.model().getString("x-right"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Right.values()).map(Right::text).toList());
    }

    private static boolean takesTokens(Operation operation) {
        JsonArray ways = operation.model().getJsonArray("security");
        return ways == null || ways.stream().map(JsonObject.class::cast).anyMatch(way -> way.containsKey("bearer"));
    }

    /** Who only reads changes nothing. */
    @Test
    void theScopesForReadingAreForReadingOnly() {
        assertThat(operations)
                .filteredOn(operation ->
                        operation.scope() != null && operation.scope().endsWith("read"))
                .filteredOn(operation -> operation.method() != HttpMethod.GET)
                .extracting(Operation::id)
                .containsExactlyInAnyOrder("checkSlot", "recordSightings", "recordViews");
    }
}
