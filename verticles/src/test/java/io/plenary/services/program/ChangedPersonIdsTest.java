package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.program.Credit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guids and codes of persons appear and disappear with the systems that export them. */
class ChangedPersonIdsTest extends ImportedTest {

    private static final String GUID = " guid=\"7b0f781c-0000-4000-8000-000000000001\"";
    private static final String OTHER_GUID = " guid=\"7b0f781c-0000-4000-8000-000000000002\"";

    /** Whoever an earlier test made known by these is known to the whole organization. */
    @BeforeEach
    void forgetOtherConferences() {
        world.speakers().forgetClaims();
    }

    @ParameterizedTest
    @CsvSource({
        "id, id+guid",
        "id+guid, id",
        "id+code, id+guid",
        "id+guid, id+code",
        "id+code+guid, id",
        "id+code+guid, code",
        "id+code+guid, guid",
        "id+code+guid, name",
        "id, code",
        "code, id",
        "name, id+code+guid",
    })
    void whoIsCalledByOtherIdsIsStillTheSamePerson(String first, String then) {
        uploads.run(talkBy(person(first, "Ada Example")));
        Credit ada = creditOf(one);
        int speakers = world.speakers().all().size();

        uploads.run(talkBy(person(then, "Ada Example")));
        Credit called = creditOf(one);
        uploads.run(talkBy(person(first, "Ada Example")));

        assertThat(called).isEqualTo(ada);
        assertThat(creditOf(one)).isEqualTo(ada);
        assertThat(world.speakers().all()).hasSize(speakers);
    }

    @Test
    void whoTheOrganizationKnowsByTheGuidDoesNotReplaceWhomTheConferenceKnows() {
        uploads.run(talkBy(person("guid", "Ada Example")));
        UUID elsewhere = creditOf(one).speakerId();
        openConference();
        uploads.run(talkBy(person("id", "Ada Example")));
        Credit ada = creditOf(one);

        uploads.run(talkBy(person("id+guid", "Ada Example")));
        Credit again = creditOf(one);
        openConference();
        uploads.run(talkBy(person("id+guid", "Ada Example")));

        assertThat(again).isEqualTo(ada);
        assertThat(creditOf(one).speakerId()).isEqualTo(elsewhere).isNotEqualTo(ada.speakerId());
    }

    @Test
    void namesakesAreToldByTheIdsTheyStillHave() {
        uploads.run(talkBy(
                "<person id=\"5\" code=\"A\"" + GUID + ">Ada</person>", "<person id=\"6\" code=\"B\">Ada</person>"));
        List<Credit> both = stored(one).speakers();

        uploads.run(talkBy("<person code=\"B\">Ada</person>", "<person id=\"5\">Ada</person>"));

        assertThat(stored(one).speakers()).containsExactly(both.get(1), both.get(0));
    }

    @ParameterizedTest
    @CsvSource({"id, guid", "code, id+guid", "id+guid, id+code"})
    void anotherNameUnderTheSameIdIsAnotherPerson(String first, String then) {
        uploads.run(talkBy(person(first, "Ada Example")));
        UUID ada = creditOf(one).speakerId();

        uploads.run(talkBy(person(then, "Ben Beispiel")));

        assertThat(creditOf(one).speakerId()).isNotEqualTo(ada);
    }

    @Test
    void theSameNameUnderAnotherIdOfTheSameKindIsAnotherPerson() {
        uploads.run(talkBy("<person" + GUID + ">Ada</person>"));
        UUID ada = creditOf(one).speakerId();

        uploads.run(talkBy("<person" + OTHER_GUID + ">Ada</person>"));

        assertThat(creditOf(one).speakerId()).isNotEqualTo(ada);
    }

    @Test
    void aNameThatTwoComeToHaveSaysNothing() {
        uploads.run(talkBy("<person>Ada</person>"));
        UUID ada = creditOf(one).speakerId();

        uploads.run(talkBy("<person id=\"5\">Ada</person>", "<person id=\"6\">Ada</person>"));

        assertThat(stored(one).speakers())
                .extracting(Credit::speakerId)
                .hasSize(2)
                .doesNotContain(ada);
    }

    @Test
    void whoIsIntroducedWithMoreElsewhereInTheFileIsOnePerson() {
        uploads.run(talkBy("<person id=\"5\">Ada</person>", "<person id=\"5\"" + GUID + ">Ada</person>"));

        assertThat(stored(one).speakers()).hasSize(1);
    }

    @Test
    void whoWasImportedBeforeGuidsWereRememberedIsKnownByNumberAndName() {
        uploads.run(talkBy(person("id+guid", "Ada Example"), "<person id=\"6\">Ada Example</person>"));
        List<Credit> both = stored(one).speakers();
        forgetIds();

        uploads.run(talkBy("<person id=\"5\"" + OTHER_GUID + ">Ada Example</person>"));

        assertThat(creditOf(one)).isEqualTo(both.get(0));
    }

    private void forgetIds() {
        await(world.store(conference).direct().query("delete from persons").execute());
        world.speakers().forgetClaims();
    }

    private static String person(String ids, String name) {
        List<String> has = List.of(ids.split("\\+"));
        return "<person" + (has.contains("id") ? " id=\"5\"" : "") + (has.contains("code") ? " code=\"ABCDEF\"" : "")
                + (has.contains("guid") ? GUID : "") + ">" + name + "</person>";
    }

    private String talkBy(String... persons) {
        String all = String.join("", persons);
        return new SampleFile()
                .event(one, 1, "One", "10:00", "Hall", "X")
                .toString()
                .replaceAll("<person id=.*</person>", Matcher.quoteReplacement(all));
    }

    private Credit creditOf(UUID session) {
        return stored(session).speakers().get(0);
    }
}
