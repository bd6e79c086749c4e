package io.plenary.services.registrations.tickets;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementRulesTest {

    private static final Instant UNTIL = Instant.parse("2027-05-18T00:00:00Z");

    private static Ticket ticket(String name, String email) {
        UUID id = UUID.randomUUID();
        return new Ticket(
                id,
                id,
                id,
                id,
                "Regular",
                0,
                0,
                name,
                email,
                TicketState.VALID,
                null,
                List.of(),
                null,
                UNTIL,
                null,
                null,
                null);
    }

    @Test
    void aTicketMayBeHandedOnUntilTheMomentThatWasAgreedOn() {
        Ticket ticket = ticket("Ada", null);

        assertThatCode(() -> ReplacementRules.requireTransferable(ticket, UNTIL.minusMillis(1)))
                .doesNotThrowAnyException();
        assertRefused(Refusal.CONFLICT, () -> {
            ReplacementRules.requireTransferable(ticket, UNTIL);
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Ada, -, Ada, -, false",
                "Ada, -, ' ADA ', ada@example.org, false",
                "Ada, ada@example.org, Ada, ADA@example.org, false",
                "Ada, ada@example.org, Ada, -, false",
                "Ada, ada@example.org, Ada, bo@example.org, true",
                "Ada, -, Bo, -, true",
                "Ada, ada@example.org, Bo, ada@example.org, true",
                "-, -, Bo, -, false"
            })
    void whoIsAnotherPerson(String name, String email, String newName, String newEmail, boolean another) {
        Ticket ticket = ticket(name, email);

        assertThat(ReplacementRules.isForAnother(ticket, new Attendee(ticket.id(), newName, newEmail, null)))
                .isEqualTo(another);
    }

    @Test
    void whoGetsATicketHasANameAndAnAddress() {
        for (TicketRecipient wanted : List.of(
                new TicketRecipient(" ", "sam@example.org", "en", null),
                new TicketRecipient(null, "sam@example.org", "en", null),
                new TicketRecipient("Sam", "nowhere", "en", null),
                new TicketRecipient("Sam", null, "en", null),
                new TicketRecipient("Sam", "sam@example.org", "klingonisch!", null),
                new TicketRecipient("Sam", "sam@example.org", null, "x".repeat(501)))) {
            assertRefused(Refusal.INVALID, () -> {
                ReplacementRules.check(wanted);
                return null;
            });
        }
        assertThat(ReplacementRules.check(new TicketRecipient(" Sam ", "sam@example.org", null, "  ")))
                .isEqualTo(new TicketRecipient("Sam", "sam@example.org", null, null));
    }
}
