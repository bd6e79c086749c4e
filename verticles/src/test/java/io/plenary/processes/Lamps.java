package io.plenary.processes;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A schedule file with as many sessions as are asked for, of two minutes each. */
final class Lamps {

    private Lamps() {}

    static byte[] file(int sessions) {
        return ("<schedule><conference><title>Lamps</title></conference>"
                        + "<day index='1' date='2027-05-18'><room name='Gallery'>"
                        + IntStream.range(0, sessions).mapToObj(Lamps::event).collect(Collectors.joining())
                        + "</room></day></schedule>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String event(int number) {
        int hour = 9 + number / 40;
        int minute = number % 40;
        return "<event id='%d' guid='%s'><title>%s</title><date>2027-05-18T%02d:%02d:00+01:00</date><start>%02d:%02d</start><duration>00:02</duration></event>"
                .formatted(number + 1, new UUID(7, number), title(number), hour, minute, hour, minute);
    }

    static String title(int number) {
        return "Lamp " + number;
    }
}
