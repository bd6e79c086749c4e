package io.plenary.services.registrations.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.TicketAudience;
import io.plenary.contracts.registrations.TicketAudienceKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceRulesTest {

    private static final TicketAudience KIWI =
            new TicketAudience(TicketAudienceKind.EMAIL_DOMAINS, List.of("Kiwi.example", "b\u00fccher.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@kiwi.example",
                "Ada@KIWI.Example",
                "\"a@b\"@kiwi.example",
                "ada@b\u00fccher.example",
                "ada@B\u00dcCHER.example",
                "ada@bu\u0308cher.example",
                "ada@xn--bcher-kva.example",
                "ada@XN--BCHER-KVA.example"
            })
    void whatStandsAfterTheLastAtIsCompared(String email) {
        assertThat(AudienceRules.isOf(KIWI, email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@mail.kiwi.example",
                "ada@notkiwi.example",
                "ada@kiwi.example.org",
                "kiwi.example@evil.example",
                "ada@kiwi.example@evil.example",
                "ada@evil.example#kiwi.example",
                "kiwi.example",
                "@kiwi.example",
                "ada@\u212Aiwi.example",
                "ada@kiwi\u3002example",
                "ada@\uFF4Biwi.example",
                "ada@ki\u00ADwi.example",
                "ada@kiwi.example.",
                "ada@bucher.example",
                "ada@xn--bcher-kva",
                "ada@xn--\u00fc.example"
            })
    void whatOnlyLooksLikeItIsAnother(String email) {
        assertThat(AudienceRules.isOf(KIWI, email)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ADA@Example.ORG, true",
        "ada@b\u00fccher.example, Ada@xn--bcher-kva.example, true",
        "kate@example.org, \u212Aate@example.org, false",
        "ada@example.org, ada@sub.example.org, false",
        "ada@example.org, ad\u0430@example.org, false",
        "i@example.org, \u0130@example.org, false"
    })
    void addressesAreTheSameButForSmallLetters(String one, String other, boolean same) {
        assertThat(AudienceRules.isSame(one, other)).isEqualTo(same);
    }
}
