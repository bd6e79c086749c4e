package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AttendeeFilesTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String CONF = "/api/v1/conferences/files-conf";

    private static TestPlatform platform;
    private static User owner;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization organization = platform.organization("files-org");
        owner = platform.member(organization, OrganizationRole.OWNER);
        platform.conference(owner, "files-org", "files-conf", "PUBLISHED");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static JsonObject upload(byte[] file) {
        return owner.post(CONF + "/attendee-imports?filename=list.csv", file, "application/octet-stream")
                .expect(201);
    }

    private static JsonObject awaited(String path, String state) {
        return Awaitility.await().until(() -> owner.get(path).expect(200), job -> state.equals(job.getString("state")));
    }

    private static String type(String name, int price) {
        return owner.post(
                        CONF + "/ticket-types",
                        new JsonObject().put("name", name).put("price", price).put("currency", "EUR"))
                .expect(201)
                .getString("id");
    }

    private static JsonObject field(String field, int column) {
        return new JsonObject().put("field", field).put("column", column);
    }

    /** By the name such files have, too. */
    @Test
    void aWorkbookComesBackAsWhatItIs() {
        String conf = "/api/v1/conferences/workbook-conf";
        platform.conference(owner, "files-org", "workbook-conf", "PUBLISHED");
        String type =
                owner.post(conf + "/ticket-types", free("Regular")).expect(201).getString("id");
        owner.post(conf + "/desk-sales", ApiOperations.deskSale(type)).expect(201);
        byte[] workbook = owner.get(conf + "/orders.xlsx").bytes();

        JsonObject read = owner.post(conf + "/attendee-imports?filename=orders.xlsx", workbook, XLSX)
                .expect(201);

        assertThat(read.getString("state")).isEqualTo("READ");
        assertThat(read.getJsonArray("columns")).isNotEmpty();
        owner.post(conf + "/attendee-imports", workbook, "image/png").expect(415);
    }

    @Test
    void attendeesComeByAFileAndGoAsAWorkbook() throws IOException {
        String regular = type("Regular", 9_900);
        byte[] file =
                "Name;E-Mail;Ticketart;Preis\n=Jürgen;j@example.org;Voll;1.250,50\nBen;ben@;Voll;3\nShirt;s@example.org;T-Shirt;1\n"
                        .getBytes(Charset.forName("windows-1252"));
        JsonObject read = upload(file);

        assertThat(read.getString("state")).isEqualTo("READ");
        assertThat(read.getJsonArray("findings").getJsonObject(0).getString("code"))
                .isEqualTo("ENCODING_GUESSED");
        assertThat(read.getJsonArray("columns").stream().map(column -> ((JsonObject) column).getString("field")))
                .containsExactly("NAME", "EMAIL", "TICKET_TYPE", "PRICE");

        String path = CONF + "/attendee-imports/" + read.getString("id");
        JsonObject mapping = new JsonObject()
                .put(
                        "fields",
                        new JsonArray(List.of(
                                field("NAME", 0), field("EMAIL", 1), field("TICKET_TYPE", 2), field("PRICE", 3))))
                .put(
                        "types",
                        new JsonArray()
                                .add(new JsonObject().put("value", "Voll").put("ticketTypeId", regular))
                                .add(new JsonObject().put("value", "T-Shirt")));
        owner.post(path + "/check", mapping).expect(200);
        JsonObject counts = awaited(path, "CHECKED").getJsonObject("counts");
        assertThat(counts.getInteger("added")).isEqualTo(1);
        assertThat(counts.getInteger("refused")).isEqualTo(1);
        assertThat(counts.getInteger("skipped")).isEqualTo(1);

        owner.post(path + "/run", new JsonObject()).expect(200);
        awaited(path, "DONE");
        JsonObject refused = owner.get(path + "/lines?outcome=REFUSED")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(refused.getInteger("line")).isEqualTo(3);
        assertThat(refused.getJsonArray("findings").getJsonObject(0).getInteger("column"))
                .isEqualTo(1);

        try (ReadableWorkbook workbook = workbook(CONF)) {
            List<Row> orders = workbook.getFirstSheet().read();
            assertThat(orders.get(0).getCellText(2)).isEqualTo("Ordered (Europe/Lisbon)");
            assertThat(orders.get(1).getCell(3).getType()).isEqualTo(CellType.STRING);
            assertThat(orders.get(1).getCellText(3)).isEqualTo("=Jürgen");
            assertThat(orders.get(1).getCellText(5)).isEqualTo("ELSEWHERE");
            assertThat(orders.get(1).getCell(9).asNumber()).isEqualByComparingTo(new BigDecimal("1250.50"));
            List<Row> attendees = workbook.getSheet(1).orElseThrow().read();
            assertThat(attendees.get(1).getCellText(1)).isEqualTo("Regular");
            assertThat(attendees.get(1).getCellText(3)).isEqualTo("j@example.org");
        }
        assertThat(owner.get(CONF + "/sales")
                        .expect(200)
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getLong("amount"))
                .isEqualTo(125_050);
    }

    private static ReadableWorkbook workbook(String conf) throws IOException {
        Reply reply = owner.get(conf + "/orders.xlsx");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Disposition"))
                .contains("attachment; filename=\"" + conf.replaceAll(".*/", "") + "-orders.xlsx\"");
        return new ReadableWorkbook(new ByteArrayInputStream(reply.bytes()));
    }

    @Test
    void whatAttendeesAnsweredAndWhetherTheyCameIsInBothFiles() throws IOException {
        String conf = "/api/v1/conferences/answers-conf";
        platform.conference(owner, "files-org", "answers-conf", "PUBLISHED");
        String regular =
                owner.post(conf + "/ticket-types", free("Regular")).expect(201).getString("id");
        String dinner = owner.post(
                        conf + "/ticket-types",
                        free("Dinner").put("addOn", new JsonObject().put("goesWith", new JsonArray().add(regular))))
                .expect(201)
                .getString("id");
        String diet = owner.post(
                        conf + "/questions",
                        new JsonObject().put("kind", "TEXT").put("label", "Diet, if any"))
                .expect(201)
                .getString("id");
        String ticket = ordered(conf, regular, dinner, diet);
        checkIn(conf, ticket);

        Reply csv = owner.get(conf + "/attendees.csv");
        List<String> lines = csv.text().lines().toList();

        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"answers-conf-attendees.csv\"");
        assertThat(lines.get(0))
                .isEqualTo(
                        "\ufefforder,orderState,ticketType,ticketState,name,email,addOns,checkedInAt,\"Diet, if any\"");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .contains(",CONFIRMED,Regular,VALID,Ada,,Dinner,20")
                .endsWith(",'=1+1");
        try (ReadableWorkbook workbook = workbook(conf)) {
            List<Row> attendees = workbook.getSheet(1).orElseThrow().read();
            Row names = attendees.get(0);
            Row ada = attendees.stream()
                    .filter(row -> row.getCellText(1).equals("Regular"))
                    .findFirst()
                    .orElseThrow();
            assertThat(names.getCellText(12)).isEqualTo("Diet, if any");
            assertThat(ada.getCellText(10)).isEqualTo("Dinner");
            assertThat(ada.getCell(11).getType()).isEqualTo(CellType.NUMBER);
            assertThat(ada.getCell(12).getType()).isEqualTo(CellType.STRING);
            assertThat(ada.getCellText(12)).isEqualTo("=1+1");
        }
    }

    private static JsonObject free(String name) {
        return new JsonObject().put("name", name).put("price", 0).put("currency", "EUR");
    }

    /** By somebody who does not eat formulas. */
    private static String ordered(String conf, String regular, String dinner, String diet) {
        JsonObject line = new JsonObject()
                .put("ticketTypeId", regular)
                .put("count", 1)
                .put(
                        "addOns",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("ticket", 1)
                                        .put("ticketTypeId", dinner)
                                        .put("count", 1)));
        JsonObject order = owner.post(
                        conf + "/orders",
                        new JsonObject()
                                .put("name", "Ada")
                                .put("email", "ada@example.org")
                                .put("locale", "en")
                                .put("lines", new JsonArray().add(line)))
                .expect(201)
                .getJsonObject("order");
        String ticket = order.getJsonArray("tickets").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("parentId") == null)
                .findFirst()
                .orElseThrow()
                .getString("id");
        JsonObject ada = new JsonObject()
                .put("ticketId", ticket)
                .put("name", "Ada")
                .put("answers", new JsonObject().put(diet, new JsonArray().add("=1+1")));
        String path = conf + "/orders/" + order.getString("code");
        owner.put(path + "/attendees", new JsonObject().put("items", new JsonArray().add(ada)))
                .expect(200);
        owner.post(path + "/confirm", new JsonObject().put("payment", "FREE")).expect(200);
        return ticket;
    }

    private static void checkIn(String conf, String ticket) {
        String list = owner.post(conf + "/check-in-lists", new JsonObject().put("name", "Door"))
                .expect(201)
                .getString("id");
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        JsonObject scan = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("ticketId", ticket)
                .put("passage", "IN")
                .put("scannedAt", now)
                .put("decided", false);
        JsonObject device =
                new JsonObject().put("id", UUID.randomUUID().toString()).put("name", "Gate");
        JsonObject answers = owner.post(
                        conf + "/check-in-lists/" + list + "/scans",
                        new JsonObject()
                                .put("device", device)
                                .put("sentAt", now)
                                .put("scans", new JsonArray().add(scan)))
                .expect(200);
        assertThat(answers.getJsonArray("items").getJsonObject(0).getString("result"))
                .isEqualTo("IN");
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() {
        JsonObject failed = upload("{\"no\": \"orders\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("format")).isEqualTo("PRETIX");
        assertThat(failed.getJsonArray("findings").getJsonObject(0).getString("code"))
                .isEqualTo("MALFORMED");
    }

    @Test
    void strangersGetNothingOfIt() {
        User stranger = platform.user("stranger");
        byte[] file = "Name\nAna\n".getBytes(StandardCharsets.UTF_8);

        stranger.post(CONF + "/attendee-imports", file, "text/csv").expect(403);
        stranger.get(CONF + "/attendee-imports").expect(403);
        stranger.get(CONF + "/orders.xlsx").expect(403);
        stranger.get(CONF + "/attendees.csv").expect(403);
        stranger.get(CONF + "/sales").expect(403);
    }
}
