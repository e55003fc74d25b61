package cn.quanzhi.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The 95 % interval by the percentile bootstrap (Efron 1979). Questions are drawn, not sentences: those of one question
 * are right or wrong together. The seed is fixed, so that a figure is the same whenever it is computed.
 */
final class Bootstrap {

    private static final int RESAMPLES = 1_000;
    private static final long SEED = 42;
    private static final double Z = 1.959964;

    private Bootstrap() {}

    record Interval(double low, double high) {}

    /** Of the ratio of sums; two lists of the same length give that of the second's ratio minus the first's. */
    static Interval ofRatio(List<Value> values) {
        return of(values.size(), chosen -> ratio(values, chosen));
    }

    static Interval ofDifference(List<Value> before, List<Value> now) {
        return of(now.size(), chosen -> ratio(now, chosen) - ratio(before, chosen));
    }

    static Interval ofMedian(List<Value> values) {
        return of(values.size(), chosen -> median(values, chosen));
    }

    static Interval ofMedianDifference(List<Value> before, List<Value> now) {
        return of(now.size(), chosen -> median(now, chosen) - median(before, chosen));
    }

    /** @param values at least one */
    static double median(List<Value> values) {
        return median(values, IntStream.range(0, values.size()).toArray());
    }

    /** Wilson's score interval (1927) of a share: it also holds where all trials came out alike. */
    static Interval wilson(double share, double trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double square = Z * Z;
        double middle = (share + square / (2 * trials)) / (1 + square / trials);
        double half =
                Z * Math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials)) / (1 + square / trials);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    private interface Statistic {
        double of(int[] chosen);
    }

    private static Interval of(int count, Statistic statistic) {
        Random random = new Random(SEED);
        double[] drawn = new double[RESAMPLES];
        int[] chosen = new int[count];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int i = 0; i < count; i++) {
                chosen[i] = random.nextInt(count);
            }
            drawn[resample] = statistic.of(chosen);
        }
        Arrays.sort(drawn);
        return new Interval(drawn[RESAMPLES / 40], drawn[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static double median(List<Value> values, int[] chosen) {
        double[] sorted = Arrays.stream(chosen)
                .mapToDouble(i -> values.get(i).mean())
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double ratio(List<Value> values, int[] chosen) {
        double sum = 0;
        double of = 0;
        for (int i : chosen) {
            sum += values.get(i).sum();
            of += values.get(i).of();
        }
        return of == 0 ? 0 : sum / of;
    }
}
