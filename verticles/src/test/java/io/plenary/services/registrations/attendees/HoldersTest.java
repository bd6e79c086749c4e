package io.plenary.services.registrations.attendees;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Holder;
import io.plenary.contracts.registrations.HolderGroup;
import io.plenary.contracts.registrations.HolderPage;
import io.plenary.contracts.registrations.HolderQuery;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.DoorStage;
import io.plenary.services.registrations.RegistrationStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldersTest {

    private static RegistrationStage stage;
    private static HoldersService holders;

    private TicketType type;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        holders = stage.node.proxy(HoldersService.class, HoldersService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void sell() {
        type = stage.type(0, stage.quota(null));
    }

    /** @param attendee null where whoever ordered is read themselves */
    private PlacedOrder ordered(Caller caller, String email, String attendee) {
        PlacedOrder placed = await(stage.orders.placeOrder(
                caller,
                new OrderDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        "Ada",
                        email,
                        "en",
                        null,
                        List.of(OrderLine.of(type.id(), 1)),
                        null)));
        UUID ticket = placed.order().tickets().get(0).id();
        await(stage.orders.nameAttendees(
                caller, stage.key(placed), List.of(new Attendee(ticket, "Guest", attendee, null))));
        await(stage.orders.confirmOrder(caller, stage.key(placed), PaymentMethod.FREE, null));
        return placed;
    }

    private HolderPage page(HolderGroup group, UUID after, int limit) {
        return await(holders.holders(Caller.SYSTEM, new HolderQuery(stage.conference, group, type.id(), after, limit)));
    }

    private List<UUID> all(HolderGroup group) {
        return page(group, null, 100).items().stream().map(Holder::addressId).toList();
    }

    private static UUID address(String email) {
        return Holder.addressId(stage.conference, email);
    }

    private static String email() {
        return UUID.randomUUID() + "@example.org";
    }

    @Test
    void whoeverOrderedHasATicketOnceItLetsSomebodyIn() {
        Caller buyer = RegistrationStage.somebody();
        PlacedOrder held = await(stage.orders.placeOrder(
                buyer,
                new OrderDraft(
                        UUID.randomUUID(),
                        stage.conference,
                        "Ada",
                        email(),
                        "en",
                        null,
                        List.of(OrderLine.of(type.id(), 1)),
                        null)));
        assertThat(await(holders.hasTicket(buyer, stage.conference))).isFalse();
        ordered(buyer, email(), null);

        assertThat(await(holders.hasTicket(buyer, stage.conference))).isTrue();
        assertThat(await(holders.hasTicket(buyer, UUID.randomUUID()))).isFalse();
        assertThat(await(holders.hasTicket(RegistrationStage.somebody(), stage.conference)))
                .isFalse();
        assertRefused(Refusal.UNAUTHENTICATED, () -> holders.hasTicket(Caller.ANONYMOUS, stage.conference));
        assertThat(held.order().tickets()).hasSize(1);
    }

    @Test
    void eachAddressIsThereOnceInAnOrderThatNothingChanges() {
        Caller known = RegistrationStage.somebody();
        String ada = email();
        String bo = email();
        String cy = email();
        ordered(Caller.ANONYMOUS, ada, bo);
        ordered(Caller.ANONYMOUS, ada, null);
        ordered(known, ada.toUpperCase(Locale.ROOT), null);
        ordered(known, cy, null);

        List<Holder> found = new ArrayList<>();
        HolderPage page = page(HolderGroup.TICKETS, null, 1);
        found.addAll(page.items());
        while (page.next() != null) {
            page = page(HolderGroup.TICKETS, page.next(), 1);
            found.addAll(page.items());
        }

        assertThat(found)
                .extracting(Holder::addressId)
                .containsExactlyInAnyOrder(address(ada), address(bo), address(cy));
        assertThat(found).allSatisfy(holder -> assertThat(holder.userId())
                .as("an account speaks for an address with which nobody else has ordered")
                .isEqualTo(holder.addressId().equals(address(cy)) ? known.userId() : null));
        assertThat(Holder.isAddress(address(ada))).isTrue();
        assertThat(Holder.isAddress(UUID.randomUUID())).isFalse();
    }

    @Test
    void whoCameInIsKnownFromWhoHasNot() {
        DoorStage doors = new DoorStage(stage);
        String in = email();
        String out = email();
        PlacedOrder came = ordered(Caller.ANONYMOUS, in, null);
        ordered(Caller.ANONYMOUS, out, null);
        doors.result(doors.list(EntryRule.ONCE), stage.code(came));

        assertThat(all(HolderGroup.CHECKED_IN)).containsExactly(address(in));
        assertThat(all(HolderGroup.NOT_CHECKED_IN)).containsExactly(address(out));
    }

    @Test
    void nobodyButServicesIsTold() {
        ordered(Caller.ANONYMOUS, email(), null);
        HolderQuery query = new HolderQuery(stage.conference, HolderGroup.TICKETS, null, null, 10);
        for (Caller other : List.of(Caller.ANONYMOUS, stage.seller, stage.as(OrganizationRole.OWNER))) {
            assertRefused(Refusal.FORBIDDEN, () -> holders.holders(other, query));
        }
        RegistrationStage elsewhere = stage.elsewhere();
        assertThat(await(holders.holders(
                                Caller.SYSTEM,
                                new HolderQuery(elsewhere.conference, HolderGroup.TICKETS, null, null, 10)))
                        .items())
                .isEmpty();
    }
}
