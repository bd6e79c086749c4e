package io.plenary.bench;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/** A schedule.xml of the size of a big congress, the same at every run: 1,351 sessions in 92 rooms over four days. */
final class MadeUpProgram {

    static final int SESSIONS = 1_351;

    private static final int ROOMS = 92;
    private static final int DAYS = 4;
    private static final int PEOPLE = 878;
    private static final int TRACKS = 12;
    private static final int PER_ROOM_AND_DAY = 4;
    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 12, 27);
    private static final String TEXT =
            """
            Everything that runs for years is changed while it runs. We look at a bridge, a choir and a database, at what \
            their keepers wrote down and what they wish they had, and take home three habits that cost nothing. \
            """;

    private final StringBuilder xml = new StringBuilder();
    private int made;

    private MadeUpProgram() {}

    static String xml() {
        return new MadeUpProgram().write();
    }

    private String write() {
        xml.append("<schedule><version>1.0</version><conference><acronym>bench</acronym><title>Bench</title>")
                .append("<start>2019-12-27</start><end>2019-12-30</end><days>4</days>")
                .append("<timeslot_duration>00:10</timeslot_duration></conference>\n");
        for (int day = 0; day < DAYS; day++) {
            day(day);
        }
        return xml.append("</schedule>\n").toString();
    }

    private void day(int day) {
        LocalDate date = FIRST_DAY.plusDays(day);
        xml.append("<day index='%d' date='%s' start='%sT09:00:00+01:00' end='%sT04:00:00+01:00'>\n"
                .formatted(day + 1, date, date, date.plusDays(1)));
        for (int room = 0; room < ROOMS; room++) {
            xml.append("<room name='Room %d'>\n".formatted(room + 1));
            for (int slot = 0; slot < PER_ROOM_AND_DAY && made < SESSIONS; slot++) {
                event(date, LocalTime.of(10 + 3 * slot, 0), room);
            }
            xml.append("</room>\n");
        }
        xml.append("</day>\n");
    }

    private void event(LocalDate date, LocalTime start, int room) {
        int id = ++made;
        xml.append(
                """
                <event id='%d' guid='%s'><date>%sT%s:00+01:00</date><start>%s</start><duration>01:00</duration>
                <room>Room %d</room><slug>bench-%d</slug><title>Session %d: what keeps running</title><subtitle>Part %d</subtitle>
                <track>Track %d</track><type>lecture</type><language>en</language>
                <abstract>%s</abstract><description>%s</description>
                <persons><person id='%d'>Person %d</person></persons><links/><attachments/></event>
                """
                        .formatted(
                                id,
                                new UUID(0x0BE7C40000004000L, 0x8000000000000000L + id),
                                date,
                                start,
                                start,
                                room + 1,
                                id,
                                id,
                                id % 7,
                                id % TRACKS,
                                TEXT + id,
                                TEXT.repeat(1 + id % 5),
                                id % PEOPLE + 1,
                                id % PEOPLE + 1));
    }
}
