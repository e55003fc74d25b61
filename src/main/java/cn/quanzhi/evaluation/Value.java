package cn.quanzhi.evaluation;

/** What was measured of one question: {@code sum} of {@code of} trials, one of one where a question is right or wrong. */
record Value(double sum, double of) {

    static Value of(double measured) {
        return new Value(measured, 1);
    }

    static Value of(boolean right) {
        return of(right ? 1 : 0);
    }

    double mean() {
        return of == 0 ? 0 : sum / of;
    }

    Value plus(Value other) {
        return new Value(sum + other.sum, of + other.of);
    }
}
