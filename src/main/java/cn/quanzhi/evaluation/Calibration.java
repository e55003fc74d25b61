package cn.quanzhi.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a predicted probability compares with what came, in ten bins of equal width.
 *
 * @param error the expected calibration error: the mean gap between both, weighted by how many fall into a bin
 * @param brier the mean squared error of single predictions
 */
record Calibration(List<Bin> bins, double error, double brier, int count) {

    private static final int BINS = 10;

    Calibration {
        bins = List.copyOf(bins);
    }

    /** @param predicted the mean prediction of those in the bin */
    record Bin(double from, double to, int count, double predicted, double observed, Bootstrap.Interval interval) {}

    static Calibration of(List<Decision> decisions, Predicate<Decision> came) {
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int index = bin;
            List<Decision> own = decisions.stream()
                    .filter(one -> bin(one.probability()) == index)
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            double predicted =
                    own.stream().mapToDouble(Decision::probability).average().orElseThrow();
            double observed = own.stream().filter(came).count() / (double) own.size();
            bins.add(new Bin(
                    bin / (double) BINS,
                    (bin + 1) / (double) BINS,
                    own.size(),
                    predicted,
                    observed,
                    Bootstrap.wilson(observed, own.size())));
            error += own.size() * Math.abs(predicted - observed) / decisions.size();
        }
        double brier = decisions.stream()
                .mapToDouble(one -> Math.pow(one.probability() - (came.test(one) ? 1 : 0), 2))
                .average()
                .orElse(0);
        return new Calibration(bins, error, brier, decisions.size());
    }

    /** 1 falls into the last bin. */
    private static int bin(double probability) {
        return Math.clamp((int) (probability * BINS), 0, BINS - 1);
    }
}
