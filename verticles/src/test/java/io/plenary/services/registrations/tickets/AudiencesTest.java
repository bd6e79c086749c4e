package io.plenary.services.registrations.tickets;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.TicketAudience;
import io.plenary.contracts.registrations.TicketAudienceKind;
import io.plenary.contracts.registrations.TicketAudienceList;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.contracts.registrations.VoucherKind;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.VoucherStage;
import io.plenary.services.registrations.WaitStage;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tickets that are not for everybody. */
class AudiencesTest {

    private static final TicketAudience LIST = new TicketAudience(TicketAudienceKind.LIST, List.of());
    private static final TicketAudience MEMBERS = new TicketAudience(TicketAudienceKind.MEMBERS, List.of());

    private static RegistrationStage stage;

    private final Caller ada = stage.accounts.user("Ada");
    private final Caller ben = stage.accounts.user("Ben");

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static TicketAudience domains(String... domains) {
        return new TicketAudience(TicketAudienceKind.EMAIL_DOMAINS, List.of(domains));
    }

    private static Future<PlacedOrder> ordering(Caller caller, String email, TicketType type, String voucher) {
        return stage.orders.placeOrder(
                caller,
                new OrderDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        "Ada",
                        email,
                        "en",
                        null,
                        List.of(OrderLine.of(type.id(), 1)),
                        voucher));
    }

    private static Future<PlacedOrder> ordering(Caller caller, TicketType type) {
        return ordering(caller, stage.accounts.email(caller), type, null);
    }

    private static Future<Void> listing(TicketType type, Caller... users) {
        return listing(type, Stream.of(users).map(stage.accounts::email).toArray(String[]::new));
    }

    private static Future<Void> listing(TicketType type, String... emails) {
        return stage.tickets.setAudienceList(
                stage.seller, new TicketAudienceList(stage.organization, stage.conference, type.id(), List.of(emails)));
    }

    private static Caller member(Caller user) {
        return new Caller(user.userId(), Caller.Platform.NONE, Map.of(stage.organization, OrganizationRole.MEMBER));
    }

    @Test
    void onlyThoseOfTheListOrderAndAllOthersAreToldTheSame() {
        Quota quota = stage.quota(5);
        TicketType type = stage.limited(LIST, quota);
        await(listing(type, stage.accounts.email(ada).toUpperCase(java.util.Locale.ROOT)));

        assertThat(await(ordering(ada, type)).order().tickets()).hasSize(1);

        VoucherStage.assertCode("NOT_IN_AUDIENCE", () -> ordering(ben, type));
        VoucherStage.assertCode("NOT_IN_AUDIENCE", () -> ordering(ben, stage.accounts.email(ada), type, null));
        VoucherStage.assertCode(
                "AUDIENCE_SIGN_IN", () -> ordering(Caller.ANONYMOUS, stage.accounts.email(ada), type, null));
        VoucherStage.assertCode("AUDIENCE_SIGN_IN", () -> ordering(Caller.ANONYMOUS, "nobody@example.org", type, null));
        assertThat(stage.now(quota).taken()).isOne();
    }

    @Test
    void anAddressThatNobodyConfirmedProvesNothing() {
        Caller eve = stage.accounts.unconfirmed("Eve");
        TicketType type = stage.limited(LIST);
        TicketType ofDomain = stage.limited(domains("example.org"));
        await(listing(type, eve));

        VoucherStage.assertCode("EMAIL_UNCONFIRMED", () -> ordering(eve, type));
        VoucherStage.assertCode("EMAIL_UNCONFIRMED", () -> ordering(eve, ofDomain));
    }

    @Test
    void theTicketIsMailedToTheAddressThatIsMeantOnly() {
        TicketType type = stage.limited(domains("EXAMPLE.org"));

        assertRefused(Refusal.INVALID, () -> ordering(ada, "friend@example.org", type, null));
        assertThat(await(ordering(ada, type)).order().tickets()).hasSize(1);
    }

    @Test
    void otherDomainsAndMembersOfOthersAreOthers() {
        TicketType elsewhere = stage.limited(domains("example.com", "mail.example.org"));
        TicketType members = stage.limited(MEMBERS);
        Caller stranger =
                new Caller(ben.userId(), Caller.Platform.NONE, Map.of(UUID.randomUUID(), OrganizationRole.OWNER));

        VoucherStage.assertCode("NOT_IN_AUDIENCE", () -> ordering(ada, elsewhere));
        VoucherStage.assertCode("NOT_IN_AUDIENCE", () -> ordering(ada, members));
        VoucherStage.assertCode("NOT_IN_AUDIENCE", () -> ordering(stranger, members));
        assertThat(await(ordering(member(ada), members)).order().tickets()).hasSize(1);
    }

    @Test
    void aVoucherMakesNobodyAMember() {
        TicketType type = stage.limited(MEMBERS);
        Voucher voucher = await(stage.vouchers.createVoucher(
                stage.seller,
                new Voucher(
                        UUID.randomUUID(),
                        stage.organization,
                        stage.conference,
                        "AUDIENCE-2027",
                        VoucherKind.NONE,
                        0,
                        null,
                        List.of(type.id()),
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0)));

        VoucherStage.assertCode(
                "NOT_IN_AUDIENCE", () -> ordering(ada, stage.accounts.email(ada), type, voucher.code()));
    }

    @Test
    void nobodyWaitsForWhatIsForOthers() {
        TicketType type = stage.limited(LIST, stage.quota(0));
        await(listing(type, ada));
        WaitStage waits = new WaitStage(stage);

        VoucherStage.assertCode("NOT_IN_AUDIENCE", () -> waits.joining(ben, type, 1, false));
        assertThat(waits.joined(ada, type).seats()).isOne();
    }

    private PlacedOrder confirmed(Caller caller, TicketType type) {
        PlacedOrder placed = await(ordering(caller, type));
        await(named(caller, placed, stage.accounts.email(caller)));
        await(stage.orders.confirmOrder(caller, stage.key(placed), PaymentMethod.FREE, null));
        return placed;
    }

    private static Future<?> named(Caller caller, PlacedOrder placed, String email) {
        UUID ticket = placed.order().tickets().get(0).id();
        return stage.orders.nameAttendees(caller, stage.key(placed), List.of(new Attendee(ticket, "Ada", email, null)));
    }

    @Test
    void aTicketIsForNobodyElsesAddress() {
        TicketType listed = stage.limited(LIST);
        await(listing(listed, ada, ben));
        PlacedOrder ofList = await(ordering(ada, listed));
        PlacedOrder ofDomain = await(ordering(ada, stage.limited(domains("example.org"))));

        assertRefused(Refusal.INVALID, () -> named(ada, ofList, stage.accounts.email(ben)));
        assertRefused(Refusal.INVALID, () -> named(ada, ofList, "nobody@example.org"));
        assertRefused(Refusal.INVALID, () -> named(ada, ofDomain, "eve@example.com"));
        await(named(ada, ofList, stage.accounts.email(ada)));
        await(named(ada, ofDomain, "colleague@example.org"));
    }

    @Test
    void noneIsHandedOnToFindOutWhoIsMeant() {
        TicketType type = transferable(LIST);
        await(listing(type, ada, ben));
        PlacedOrder placed = confirmed(ada, type);
        UUID ticket = placed.order().tickets().get(0).id();

        VoucherStage.assertCode(
                "NOT_TRANSFERABLE", () -> handing(ada, placed, ticket, stage.accounts.email(ben), null));
        VoucherStage.assertCode("NOT_TRANSFERABLE", () -> handing(ada, placed, ticket, "nobody@example.org", null));
        await(handing(stage.seller, placed, ticket, "nobody@example.org", "She is ill"));
    }

    @Test
    void withinADomainTicketsAreHandedOn() {
        PlacedOrder placed = confirmed(ada, transferable(domains("example.org")));
        UUID ticket = placed.order().tickets().get(0).id();

        VoucherStage.assertCode("NOT_IN_AUDIENCE", () -> handing(ada, placed, ticket, "eve@example.com", null));
        await(handing(ada, placed, ticket, "colleague@example.org", null));
    }

    private static Future<?> handing(Caller caller, PlacedOrder placed, UUID ticket, String email, String reason) {
        OrderKey key = new OrderKey(stage.conference, placed.order().code(), null);
        return stage.orders.transferTicket(caller, key, ticket, new TicketRecipient("Grace", email, "en", reason));
    }

    private static TicketType transferable(TicketAudience audience) {
        TicketType like = stage.draft(0);
        return await(stage.tickets.createTicketType(
                stage.seller,
                new TicketType(
                        like.id(),
                        like.organizationId(),
                        like.conferenceId(),
                        like.name(),
                        null,
                        0,
                        "EUR",
                        0,
                        null,
                        null,
                        1,
                        10,
                        true,
                        0,
                        List.of(),
                        null,
                        null,
                        0,
                        false,
                        List.of(),
                        0,
                        null,
                        List.of(),
                        null,
                        audience,
                        null)));
    }

    @Test
    void onlyWhoeverSellsReadsAndWritesTheList() {
        TicketType type = stage.limited(LIST);
        await(listing(type, "Bo@Example.org", " bo@example.org ", "al@example.org"));
        Caller staff = member(ben);

        assertThat(await(stage.tickets.audienceList(stage.seller, stage.organization, stage.conference, type.id()))
                        .emails())
                .containsExactly("al@example.org", "bo@example.org");
        for (Caller other : List.of(ada, staff)) {
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.tickets.audienceList(other, stage.organization, stage.conference, type.id()));
            assertRefused(
                    Refusal.FORBIDDEN,
                    () -> stage.tickets.setAudienceList(
                            other, new TicketAudienceList(stage.organization, stage.conference, type.id(), List.of())));
        }
        RegistrationStage elsewhere = stage.elsewhere();
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.tickets.audienceList(stage.seller, stage.organization, elsewhere.conference, type.id()));
    }

    @Test
    void aListHasAddressesAndNotTooMany() {
        TicketType type = stage.limited(LIST);
        await(listing(type, ada));
        String[] many = Collections.nCopies(10_001, "ada@example.org").toArray(String[]::new);

        assertRefused(Refusal.INVALID, () -> listing(type, "ada"));
        assertRefused(Refusal.INVALID, () -> listing(type, many));
        assertThat(await(ordering(ada, type)).order().tickets()).hasSize(1);
    }

    @Test
    void anAudienceSaysWhatItsKindNeeds() {
        assertRefused(Refusal.INVALID, () -> creating(domains()));
        assertRefused(Refusal.INVALID, () -> creating(domains("example.org", "EXAMPLE.org")));
        assertRefused(Refusal.INVALID, () -> creating(domains("ada@example.org")));
        assertRefused(Refusal.INVALID, () -> creating(domains("org")));
        assertRefused(
                Refusal.INVALID, () -> creating(new TicketAudience(TicketAudienceKind.LIST, List.of("example.org"))));
        assertRefused(Refusal.INVALID, () -> creating(new TicketAudience(null, List.of())));
    }

    private static Future<TicketType> creating(TicketAudience audience) {
        return stage.tickets.createTicketType(
                stage.seller, RegistrationStage.limited(stage.draft(0), List.of(), null, audience));
    }

    private static Future<?> renaming(Caller caller, PlacedOrder placed, String name, String email) {
        UUID ticket = await(stage.orders.getOrder(caller, stage.key(placed))).tickets().stream()
                .filter(one -> one.state() == TicketState.VALID)
                .findFirst()
                .orElseThrow()
                .id();
        return stage.orders.nameAttendees(caller, stage.key(placed), List.of(new Attendee(ticket, name, email, null)));
    }

    /** Whoever else is on the list, or a member, is not to be found out by it. */
    @Test
    void whatIsBoughtIsForNobodyElseByAnotherName() {
        TicketType listed = stage.limited(LIST);
        await(listing(listed, ada, ben));
        PlacedOrder ofList = confirmed(ada, listed);
        PlacedOrder ofMembers = confirmed(member(ada), stage.limited(MEMBERS));

        for (PlacedOrder placed : List.of(ofList, ofMembers)) {
            for (String email :
                    Arrays.asList(null, stage.accounts.email(ada), stage.accounts.email(ben), "no@example.org")) {
                VoucherStage.assertCode("NOT_TRANSFERABLE", () -> renaming(ada, placed, "Ben", email));
            }
            assertRefused(Refusal.INVALID, () -> renaming(stage.seller, placed, " ", null));
            await(renaming(ada, placed, "ada", stage.accounts.email(ada)));
            await(renaming(stage.seller, placed, "Ben", stage.accounts.email(ben)));
        }
    }

    @Test
    void withinADomainTicketsAreNamedAnewWithAnAddressThere() {
        PlacedOrder placed = confirmed(ada, stage.limited(domains("example.org")));

        assertAt("/items/0/email", () -> renaming(ada, placed, "Ben", null));
        assertAt("/items/0/email", () -> renaming(ada, placed, "Ben", "ben@mail.example.org"));
        await(renaming(ada, placed, "Ben", "ben@example.org"));
        PlacedOrder another = confirmed(ada, transferable(domains("example.org")));
        UUID ticket = another.order().tickets().get(0).id();
        assertAt("/email", () -> handing(ada, another, ticket, "eve@example.com", null));
    }

    private static void assertAt(String pointer, Supplier<Future<?>> call) {
        assertThatThrownBy(() -> await(call.get()))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> assertThat(
                                refusal.getDebugInfo().getJsonArray("errors").encode())
                        .contains("\"" + pointer + "\""));
    }
}
