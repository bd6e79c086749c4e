package io.plenary.formats.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How long something lasts, as the dialects write it: {@code hh:mm}, {@code hh:mm:ss}, {@code d:hh:mm}, {@code P1DT2H},
 * {@code P1W} or plain minutes.
 *
 * @param minutes seconds rounded up
 * @param doubtful whether it could as well be read otherwise
 */
record Length(int minutes, boolean doubtful) {

    static final int LONGEST_MINUTES = 60 * 24 * 60;

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):([0-5]\\d)");
    private static final Pattern THREE = Pattern.compile("(\\d{1,3}):([0-5]\\d):([0-5]\\d)(?:\\.\\d+)?");
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,5})(?:\\.0+)?(?: ?min(?:utes)?)?");
    private static final Pattern ISO = Pattern.compile(
            "\\+?P(?=[\\dT])(?:(\\d{1,4})W)?(?:(\\d{1,4})D)?(?:T(?=\\d)(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,8})(?:[.,]\\d+)?S)?)?");
    private static final int[] ISO_SECONDS = {7 * 86_400, 86_400, 3_600, 60, 1};

    /**
     * Null where it cannot be read.
     *
     * @param days whether the file's program writes days before hours, never seconds
     */
    static Length read(String text, boolean days) {
        if (text == null) {
            return null;
        }
        Matcher clock = CLOCK.matcher(text);
        Matcher three = THREE.matcher(text);
        Matcher minutes = MINUTES.matcher(text);
        Matcher iso = ISO.matcher(text);
        Length read = clock.matches()
                ? certain(60 * number(clock, 1) + number(clock, 2))
                : three.matches()
                        ? ofThree(three, days)
                        : minutes.matches()
                                ? certain(number(minutes, 1))
                                : iso.matches() ? certain(rounded(iso)) : null;
        return read == null || read.minutes > LONGEST_MINUTES ? null : read;
    }

    private static Length certain(int minutes) {
        return new Length(minutes, false);
    }

    /** Hours come with a zero before them or many, days with neither; nobody plans by the second, nor hours beyond 23. */
    private static Length ofThree(Matcher three, boolean days) {
        int first = number(three, 1);
        int second = number(three, 2);
        int third = number(three, 3);
        boolean hours = three.group(1).startsWith("0") && three.group(1).length() > 1 || first == 0 || second > 23;
        boolean isDays = !hours && (days || third != 0 && first < 10);
        boolean doubtful = !hours && !days && (third != 0 || first < 10);
        int asHours = 60 * first + second + (third == 0 ? 0 : 1);
        return new Length(isDays ? 60 * (24 * first + second) + third : asHours, doubtful);
    }

    private static int rounded(Matcher iso) {
        long seconds = IntStream.range(0, ISO_SECONDS.length)
                .filter(i -> iso.group(i + 1) != null)
                .mapToLong(i -> (long) ISO_SECONDS[i] * number(iso, i + 1))
                .sum();
        return (int) Math.min((seconds + 59) / 60, Integer.MAX_VALUE);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
