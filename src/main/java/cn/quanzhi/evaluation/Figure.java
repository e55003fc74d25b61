package cn.quanzhi.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A mean over questions with its 95 % interval by the percentile bootstrap (Efron 1979; 1,000 resamples, fixed seed). */
record Figure(double mean, double low, double high, int count) {

    private static final int RESAMPLES = 1_000;

    static Figure of(List<Double> values) {
        if (values.isEmpty()) {
            return new Figure(0, 0, 0, 0);
        }
        Random random = new Random(42);
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int i = 0; i < values.size(); i++) {
                sum += values.get(random.nextInt(values.size()));
            }
            means[resample] = sum / values.size();
        }
        Arrays.sort(means);
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new Figure(mean, means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40], values.size());
    }
}
