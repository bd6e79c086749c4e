package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiTokenTextTest {

    @Test
    void aTokenIsKnownByItsPrefixAndIsCompleteInItself() {
        String ofUser = ApiTokenText.generate(false);
        String ofOrganization = ApiTokenText.generate(true);

        assertThat(ofUser).matches("plenary_pat_[0-9A-Za-z]{49}");
        assertThat(ofOrganization).matches("plenary_org_[0-9A-Za-z]{49}");
        assertThat(ApiTokenText.isWellFormed(ofUser)).isTrue();
        assertThat(ApiTokenText.isWellFormed(ofOrganization)).isTrue();
    }

    @Test
    void everyWrongOrMissingCharacterIsNoticed() {
        String token = ApiTokenText.generate(false);

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            String mistyped = token.substring(0, i) + other + token.substring(i + 1);
            String cut = token.substring(0, i) + token.substring(i + 1);
            assertThat(ApiTokenText.isWellFormed(mistyped)).as(mistyped).isFalse();
            assertThat(ApiTokenText.isWellFormed(cut)).as(cut).isFalse();
        }
        assertThat(ApiTokenText.isWellFormed(token.replace("_pat_", "_org_"))).isFalse();
    }

    @Test
    void noTwoAreTheSameAndAHintTellsThemApart() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(ApiTokenText.generate(true));
        }
        String one = made.iterator().next();

        assertThat(made).hasSize(1_000);
        assertThat(ApiTokenText.hint(one)).isEqualTo("plenary_org_…" + one.substring(one.length() - 4));
    }
}
