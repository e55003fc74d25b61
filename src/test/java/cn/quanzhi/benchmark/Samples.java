package cn.quanzhi.benchmark;

import java.util.Arrays;
import java.util.Collection;

/** Measured durations in order. Unit: nanoseconds in, milliseconds out. */
record Samples(long[] nanos) {

    static Samples of(Collection<Long> durations) {
        long[] sorted = durations.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new AssertionError("nothing was measured");
        }
        return new Samples(sorted);
    }

    double quantile(double share) {
        return nanos[(int) Math.min(nanos.length - 1L, Math.round(share * (nanos.length - 1)))] / 1e6;
    }

    double median() {
        return quantile(0.5);
    }

    String summary() {
        return "median %.1f ms, p95 %.1f ms, p99 %.1f ms, largest %.1f ms of %d"
                .formatted(median(), quantile(0.95), quantile(0.99), nanos[nanos.length - 1] / 1e6, nanos.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples samples && Arrays.equals(nanos, samples.nanos);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nanos);
    }

    @Override
    public String toString() {
        return summary();
    }
}
