package cn.quanzhi.evaluation;

import java.util.List;

/**
 * A measure over questions with its 95 % interval.
 *
 * @param value the share or mean, or the sum where things are counted that must not be
 * @param trials what the share is of: questions, sentences, citations
 * @param count how many questions it rests on
 */
record Figure(double value, double low, double high, double trials, int count) {

    static final Figure NONE = new Figure(0, 0, 0, 0, 0);

    /** The ratio of sums. Where all came out alike the bootstrap sees no spread, and Wilson's interval stands for it. */
    static Figure ratio(List<Value> values) {
        Value all = sum(values);
        if (all.of() == 0) {
            return NONE;
        }
        double mean = all.mean();
        boolean alike = (mean == 0 || mean == 1) && values.stream().allMatch(value -> value.sum() == mean * value.of());
        Bootstrap.Interval interval = alike ? Bootstrap.wilson(mean, values.size()) : Bootstrap.ofRatio(values);
        return new Figure(mean, interval.low(), interval.high(), all.of(), values.size());
    }

    /** The median of something that is no share, milliseconds: one slow question says little of the others. */
    static Figure median(List<Value> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        Bootstrap.Interval interval = Bootstrap.ofMedian(values);
        return new Figure(
                Bootstrap.median(values),
                interval.low(),
                interval.high(),
                sum(values).of(),
                values.size());
    }

    static Figure total(List<Value> values) {
        Value all = sum(values);
        return new Figure(all.sum(), all.sum(), all.sum(), all.of(), values.size());
    }

    private static Value sum(List<Value> values) {
        return values.stream().reduce(new Value(0, 0), Value::plus);
    }
}
