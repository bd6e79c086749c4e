package io.plenary.processes;

import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * What everybody sees of a program.
 *
 * @param exports files in every format
 * @param changes what is told to whoever knows an earlier version
 */
record SeenProgram(JsonObject schedule, List<String> exports, List<JsonObject> releases, List<JsonObject> changes) {

    /** After a start it may take a moment, as it may to make a file. */
    static SeenProgram by(User user, String conference, long known) {
        return new SeenProgram(
                new JsonObject(text(user, conference + "/schedule")),
                Stream.of("xml", "json", "ics")
                        .map(format -> text(user, conference + "/schedule." + format))
                        .toList(),
                Answers.all(user, conference + "/releases"),
                Answers.all(user, conference + "/changes?since=" + known));
    }

    private static String text(User user, String path) {
        return Awaitility.await()
                .atMost(MortalNode.PATIENCE)
                .until(() -> user.get(path), reply -> reply.status() == 200)
                .text();
    }

    long version() {
        return schedule.getLong("version");
    }

    List<String> titles() {
        return Answers.titles(Answers.objects(schedule.getJsonArray("sessions")));
    }

    List<Integer> releaseNumbers() {
        return releases.stream().map(release -> release.getInteger("number")).toList();
    }
}
