package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.notifications.SuppressionCause;
import io.plenary.services.notifications.SuppressionStore.Mailed;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that came back, as several servers write them, and what follows from each. */
class ReturnReaderTest {

    private static final String ADDRESS = "ada@example.net";
    private static final MessageIds IDS = new MessageIds("a secret".getBytes(StandardCharsets.UTF_8));
    private static final UUID DELIVERY = UUID.fromString("0191f7a9-2b5c-7a3e-8f10-6c4d2e1b0a93");
    private static final String ID = IDS.of(DELIVERY, "plenary.example.org");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postfix | 550 5.1.1 <ada@example.net>: Recipient address rejected: User unknown",
                "exim | 550-5.1.1 The email account that you tried to reach does not exist.",
                "exchange | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Empfänger wurde durch die SMTP-Adresssuche",
                "gmail | 550-5.1.1 The email account that you tried to reach does not exist. Please try"
            })
    void thatThereIsNoSuchMailboxIsUnderstoodInEachDialect(String dialect, String reason) {
        Returned mail = read(ReturnedMails.of(dialect, ID, ADDRESS));

        assertThat(named(mail)).contains(DELIVERY);
        assertThat(finding(mail)).hasValueSatisfying(finding -> {
            assertThat(finding.suppression()).isEqualTo(SuppressionCause.BOUNCED);
            assertThat(finding.reason()).startsWith(reason);
        });
    }

    @Test
    void partsInBase64AreRead() {
        Returned mail = read(ReturnedMails.inBase64(ID, ADDRESS));

        assertThat(named(mail)).contains(DELIVERY);
        assertThat(finding(mail).orElseThrow().reason()).isEqualTo("550 5.1.1 Benutzer unbekannt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "expanded"})
    void whatIsOnItsWayHasNotComeBack(String action) {
        String notice = "Final-Recipient: rfc822; " + ADDRESS + "\nAction: " + action + "\nStatus: 4.4.1";

        assertThat(finding(read(ReturnedMails.notice(ID, ADDRESS, notice)))).isEmpty();
    }

    @Test
    void whatHasArrivedIsDelivered() {
        String notice = "Original-Recipient: rfc822;" + ADDRESS + "\nFinal-Recipient: rfc822;ada@inside.example.net\n"
                + "Action: delivered (to mailbox)\nStatus: 2.0.0";

        assertThat(finding(read(ReturnedMails.notice(ID, ADDRESS, notice)))).contains(Finding.DELIVERED);
    }

    /** Full, too large, refused by policy, not reached for days, our own address: the mailbox is there, or nobody knows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.2.2 | 552 5.2.2 Postfach voll",
                "5.3.4 | 552 5.3.4 Message too big",
                "5.7.1 | 554 5.7.1 Service unavailable; client host blocked",
                "5.0.0 | 554 Transaction failed",
                "5.1.8 | 501 5.1.8 Sender domain must exist",
                "5.7.26 | 550-5.7.26 This mail is unauthenticated",
                "4.4.7 | 450 4.4.7 Message expired",
                "4.2.1 | 450 4.2.1 mailbox busy",
                "'' | something"
            })
    void onlyAMissingMailboxIsMailedNothingMore(String status, String diagnostic) {
        Finding finding = finding(read(ReturnedMails.failed(ID, ADDRESS, status, diagnostic)))
                .orElseThrow();

        assertThat(finding.suppression()).isNull();
        assertThat(finding.reason()).contains(diagnostic);
        assertThat(finding.weight()).isEqualTo(status.startsWith("5") ? 3 : 1);
    }

    @Test
    void ofSeveralRecipientsTheOneItWasSentToCounts() {
        String arrived = "Final-Recipient: rfc822; " + ADDRESS + "\nAction: delivered\nStatus: 2.1.5";
        String other = ReturnedMails.failed("archive@example.com", "5.1.1", "550 5.1.1 unknown");

        assertThat(finding(read(ReturnedMails.notice(ID, ADDRESS, other + "\n\n" + arrived))))
                .contains(Finding.DELIVERED);
    }

    /** A copy, or where a mail was sent on to. */
    @Test
    void whatSomebodyElsesMailboxRefusesEndsNothing() {
        Finding finding = finding(read(ReturnedMails.failed(ID, "archive@example.com", "5.1.1", "550 5.1.1 unknown")))
                .orElseThrow();

        assertThat(finding.suppression()).isNull();
        assertThat(finding.weight()).isOne();
    }

    @Test
    void whereTheMailIsNotNamedInItTheHeadOfTheReportMayNameIt() {
        String text = new String(ReturnedMails.of("gmail", ID, ADDRESS), StandardCharsets.UTF_8);
        int returned = text.indexOf("Content-Type: message/rfc822");

        assertThat(named(read(text.substring(0, returned).getBytes(StandardCharsets.UTF_8))))
                .contains(DELIVERY);
    }

    @Test
    void whatNamesNoMailIsAboutNone() {
        byte[] mail = ReturnedMails.of("postfix", "<20270518090002@mail.example.org>", ADDRESS);

        assertThat(named(read(mail))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abuse, true", "Fraud, true", "not-spam, false", "auth-failure, false", "virus, false"})
    void onlyWhatIsCalledSpamIsAComplaint(String type, boolean complaint) {
        Returned mail = read(ReturnedMails.complaint(ID, type));

        assertThat(named(mail)).contains(DELIVERY);
        assertThat(finding(mail).isPresent()).isEqualTo(complaint);
    }

    /** Who has it sent on complains of what was sent on. */
    @ParameterizedTest
    @CsvSource({
        "ada@example.net, true",
        "ADA@example.net, true",
        "redacted, true",
        "redacted-9f86d081@example.net, true",
        "archive@example.com, false"
    })
    void onlyWhoGotAMailComplainsOfIt(String complainer, boolean complaint) {
        Returned mail = read(ReturnedMails.complaint(ID, "abuse", complainer));

        assertThat(finding(mail).isPresent()).isEqualTo(complaint);
    }

    @Test
    void theOlderNameOfWhoComplainsCountsAsWell() {
        String text = new String(ReturnedMails.complaint(ID, "abuse", "archive@example.com"), StandardCharsets.UTF_8);

        Returned mail = ReturnReader.read(text.replace("Original-Rcpt-To", "Removal-Recipient"));

        assertThat(finding(mail)).isEmpty();
    }

    /** What a mail is called stands in every answer to it, and mail servers have given up by then. */
    @Test
    void whatAMailSaysAfterAWeekIsNotBelieved() {
        Returned bounce = read(ReturnedMails.of("postfix", ID, ADDRESS));
        Returned complaint = read(ReturnedMails.complaint(ID, "abuse"));

        assertThat(findingAfter(Duration.ofDays(7), bounce)).isPresent();
        assertThat(findingAfter(Duration.ofDays(7), complaint)).isPresent();
        assertThat(findingAfter(Duration.ofDays(7).plusSeconds(1), bounce)).isEmpty();
        assertThat(findingAfter(Duration.ofDays(7).plusSeconds(1), complaint)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 300, 900, 1200, 1500, 1700})
    void whatIsCutOffIsReadAsFarAsItGoes(int length) {
        byte[] whole = ReturnedMails.of("postfix", ID, ADDRESS);

        read(Arrays.copyOf(whole, Math.min(length, whole.length)));
    }

    @Test
    void mailsInMailsAreNotFollowedForEver() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }

        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(read(deep.toString().getBytes(StandardCharsets.UTF_8)).notices())
                .isEmpty();
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun))
                .isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no mail at all",
                "Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n:::\r\n",
                "Content-Type: multipart/report\r\n\r\nwithout a boundary",
                "Content-Type: ;;;=\r\nContent-Transfer-Encoding: base64\r\n\r\n=====\u0000"
            })
    void whatIsBrokenSaysNothing(String text) {
        Returned mail = ReturnReader.read(text);

        assertThat(mail.about()).isEmpty();
        assertThat(mail.notices()).isEmpty();
    }

    private static Returned read(byte[] mail) {
        return ReturnReader.read(new String(mail, StandardCharsets.ISO_8859_1));
    }

    private static Optional<UUID> named(Returned mail) {
        return mail.about().stream().flatMap(text -> IDS.find(text).stream()).findFirst();
    }

    private static Optional<Finding> finding(Returned mail) {
        return findingAfter(Duration.ZERO, mail);
    }

    private static Optional<Finding> findingAfter(Duration time, Returned mail) {
        OffsetDateTime begunAt = OffsetDateTime.parse("2027-05-18T09:00:00Z");
        Mailed mailed = new Mailed(UUID.randomUUID(), ADDRESS, begunAt);
        return ReportRules.of(mail, mailed, begunAt.toInstant().plus(time));
    }
}
