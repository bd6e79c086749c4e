package io.plenary.services.program;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose ids do not say who is who. */
class AmbiguousImportTest extends ImportedTest {

    private static final String[] TALKS = {"Opening", "Rust in practice", "Forensics", "Closing"};

    @ParameterizedTest
    @ValueSource(strings = {"4711", "7b0f781c-0000-4000-8000-000000000001"})
    void talksThatShareAUidKeepTheirIdentities(String uid) {
        take(calendar(uid, TALKS));
        Map<String, Session> before = byTitle();

        ImportJob job = take(calendar(uid, Arrays.copyOfRange(TALKS, 1, TALKS.length)));

        assertThat(job.counts().cancelled()).isEqualTo(1);
        assertOnlyTheOpeningIsCancelled(before);
    }

    @Test
    void talksThatShareAGuidAndAnIdKeepTheirIdentities() {
        uploads.run(sharing(TALKS));
        Map<String, Session> before = byTitle();

        uploads.run(sharing(Arrays.copyOfRange(TALKS, 1, TALKS.length)));

        assertOnlyTheOpeningIsCancelled(before);
    }

    private void assertOnlyTheOpeningIsCancelled(Map<String, Session> before) {
        Map<String, Session> after = byTitle();
        assertThat(after.get("Opening").id()).isEqualTo(before.get("Opening").id());
        assertThat(after.remove("Opening").status()).isEqualTo(SessionStatus.CANCELLED);
        before.remove("Opening");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aPersonIdUnderAnotherNameIsAnotherPersonAndReported() {
        uploads.run(talkBy("Ada Example"));
        UUID ada = speakerOf(one);

        ImportJob job = uploads.run(talkBy("Ben Beispiel"));
        UUID ben = speakerOf(one);
        uploads.run(talkBy("Ada Example"));

        assertThat(ben).isNotEqualTo(ada);
        assertThat(speakerOf(one)).isEqualTo(ada);
        assertThat(job.findings())
                .filteredOn(finding -> finding.code().equals("PERSON_ID_REUSED"))
                .extracting(ImportFinding::params)
                .containsExactly(Map.of("id", "0", "before", "Ada Example", "name", "Ben Beispiel"));
    }

    @Test
    void aPersonIdKeepsItsPersonWhenItComesToBeShared() {
        uploads.run(talkBy("Ada Example"));
        UUID ada = speakerOf(one);
        String shared = talkBy("Ada Example").replace("</persons>", "<person id=\"0\">Ben Beispiel</person></persons>");

        uploads.run(shared);

        assertThat(stored(one).speakers()).hasSize(2);
        assertThat(speakerOf(one)).isEqualTo(ada);
    }

    @Test
    void aCorrectedNameStaysTheSamePerson() {
        uploads.run(talkBy("Ada Example"));
        UUID ada = speakerOf(one);

        ImportJob job = uploads.run(talkBy("Example, Áda Maria"));

        assertThat(speakerOf(one)).isEqualTo(ada);
        assertThat(stored(one).speakers()).extracting("name").containsExactly("Example, Áda Maria");
        assertThat(job.findings()).extracting(ImportFinding::code).doesNotContain("PERSON_ID_REUSED");
    }

    @Test
    void whoWasImportedBeforeIdsWereRememberedIsStillTold() {
        uploads.run(talkBy("Ada Example"));
        UUID ada = speakerOf(one);
        await(world.store(conference).direct().query("delete from persons").execute());
        uploads.run(talkBy("Ben Beispiel"));
        UUID ben = speakerOf(one);
        await(world.store(conference).direct().query("delete from persons").execute());

        uploads.run(talkBy("Ben Beispiel"));

        assertThat(ben).isNotEqualTo(ada);
        assertThat(speakerOf(one)).isEqualTo(ben);
    }

    private String talkBy(String name) {
        return new SampleFile()
                .event(one, 1, "One", "10:00", "Hall", name)
                .toString()
                .replaceAll("person id=\"\\d+\"", "person id=\"0\"");
    }

    private UUID speakerOf(UUID session) {
        return stored(session).speakers().get(0).speakerId();
    }

    private String sharing(String... titles) {
        SampleFile file = new SampleFile();
        Stream.of(titles).forEach(title -> file.event(one, 1120, title, startOf(title), "Hall"));
        return file.toString();
    }

    private static String startOf(String title) {
        return "1" + Arrays.asList(TALKS).indexOf(title) + ":00";
    }

    private static String calendar(String uid, String... titles) {
        String events = Stream.of(titles)
                .map(title ->
                        """
                              BEGIN:VEVENT
                              UID:%s
                              DTSTART:20270518T%s00Z
                              DURATION:PT30M
                              SUMMARY:%s
                              LOCATION:Hall
                              END:VEVENT
                              """
                                .formatted(uid, startOf(title).replace(":", ""), title))
                .collect(Collectors.joining());
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n";
    }

    private ImportJob take(String calendar) {
        return uploads.run(calendar.getBytes(StandardCharsets.UTF_8), ImportFormat.ICS);
    }

    private Map<String, Session> byTitle() {
        return schedule().sessions().stream().collect(Collectors.toMap(Session::title, session -> session));
    }
}
