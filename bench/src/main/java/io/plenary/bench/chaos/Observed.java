package io.plenary.bench.chaos;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What clients felt in a while.
 *
 * @param requests how many
 * @param failed share of them, in percent
 * @param silence the longest time in which nothing that was sent went well, in seconds
 * @param readsP99 of all reads, also failed ones, in milliseconds
 * @param goodPerSecond how many went well
 * @param reasons why the others did not, with how many
 */
record Observed(
        int requests, double failed, double silence, double readsP99, double goodPerSecond, Map<String, Long> reasons) {

    static Observed of(List<Traffic.Sent> sent, double seconds) {
        long good = sent.stream().filter(Traffic.Sent::good).count();
        return new Observed(
                sent.size(),
                sent.isEmpty() ? 0 : 100.0 * (sent.size() - good) / sent.size(),
                silence(sent),
                p99(sent),
                good / seconds,
                sent.stream()
                        .filter(one -> !one.good())
                        .collect(Collectors.groupingBy(
                                one -> one.failure().replaceAll("\\d{5,}", "…"), TreeMap::new, Collectors.counting())));
    }

    private static double silence(List<Traffic.Sent> sent) {
        List<Traffic.Sent> inOrder =
                sent.stream().sorted(Comparator.comparingLong(Traffic.Sent::at)).toList();
        long longest = 0;
        long since = -1;
        for (Traffic.Sent one : inOrder) {
            if (one.good()) {
                since = -1;
            } else {
                since = since < 0 ? one.at() : since;
                longest = Math.max(longest, one.at() - since);
            }
        }
        return longest / 1e9;
    }

    private static double p99(List<Traffic.Sent> sent) {
        long[] nanos = sent.stream()
                .filter(Traffic.Sent::read)
                .mapToLong(Traffic.Sent::nanos)
                .sorted()
                .toArray();
        return nanos.length == 0 ? 0 : nanos[(int) (0.99 * (nanos.length - 1))] / 1e6;
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-42s %,6d requests, %6.2f %% failed, longest without a good one %5.2f s, reads p99 %,7.0f ms, %5.0f good a second%s",
                name,
                requests,
                failed,
                silence,
                readsP99,
                goodPerSecond,
                reasons.isEmpty() ? "" : " " + reasons);
    }
}
