package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays a sentence beside the text that it cites: which of its letters stand there in one run, and where the runs leap. Of
 * all ways to lay it the cheapest is taken; a leap within a segment costs less than one into another sentence.
 */
final class Alignment {

    private static final int NONE = -1;
    private static final float RUN = 1f;
    private static final float OPEN = -1.1f;
    private static final float BACK = -0.7f;
    private static final float SIBLING = -0.5f;
    private static final float AWAY = -0.9f;

    private final Letters claim;
    private final Letters source;
    private final int width;
    /** The best way that ends at a letter of the source so far, and the letter of the claim at which it ends there. */
    private final float[] best;

    private final int[] bestAt;
    private final float[] leap;
    private final int[] leapFrom;
    private final int[][] from;
    private float[] before;
    private float top;
    private int topCell = NONE;

    private Alignment(Letters claim, Letters source) {
        this.claim = claim;
        this.source = source;
        this.width = source.length();
        this.best = new float[width];
        this.bestAt = new int[width];
        this.leap = new float[width];
        this.leapFrom = new int[width];
        this.from = new int[claim.length()][width];
        this.before = new float[width];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        Arrays.fill(before, Float.NEGATIVE_INFINITY);
    }

    /** Letters that stand together in both texts: from {@code start} on in the claim, from {@code source} on in the other. */
    record Run(int start, int end, int source) {

        int length() {
            return end - start;
        }

        int sourceEnd() {
            return source + end - start;
        }
    }

    static List<Run> of(Letters claim, Letters source) {
        if (claim.length() == 0 || source.length() == 0) {
            return List.of();
        }
        Alignment alignment = new Alignment(claim, source);
        for (int i = 0; i < claim.length(); i++) {
            alignment.next(i);
        }
        return alignment.runs();
    }

    private void next(int i) {
        leaps();
        float[] now = new float[width];
        for (int j = 0; j < width; j++) {
            now[j] = Float.NEGATIVE_INFINITY;
            if (claim.at(i) != source.at(j)) {
                continue;
            }
            now[j] = leap[j] + OPEN + RUN;
            from[i][j] = leapFrom[j];
            if (i > 0 && j > 0 && before[j - 1] + RUN >= now[j]) {
                now[j] = before[j - 1] + RUN;
                from[i][j] = (i - 1) * width + j - 1;
            }
            if (now[j] > top) {
                top = now[j];
                topCell = i * width + j;
            }
        }
        for (int j = 0; j < width; j++) {
            if (now[j] > best[j]) {
                best[j] = now[j];
                bestAt[j] = i;
            }
        }
        before = now;
    }

    /** For each letter of the source the best way to begin a run there: as the first one, or by a leap. */
    private void leaps() {
        Arrays.fill(leap, 0);
        Arrays.fill(leapFrom, NONE);
        spread(0, width, AWAY);
        for (int start = 0; start < width; ) {
            int end = start;
            while (end < width && source.sentence(end) == source.sentence(start)) {
                end++;
            }
            spread(start, end, SIBLING);
            for (int segment = start; segment < end; ) {
                int stop = segment;
                while (stop < end && source.segment(stop) == source.segment(segment)) {
                    stop++;
                }
                within(segment, stop);
                segment = stop;
            }
            start = end;
        }
    }

    /** The best way that ends anywhere in the range leads to everywhere in it. */
    private void spread(int start, int end, float cost) {
        int most = start;
        for (int j = start; j < end; j++) {
            most = best[j] > best[most] ? j : most;
        }
        for (int j = start; j < end; j++) {
            offer(j, most, cost);
        }
    }

    /** Within a segment forwards is free, and backwards is not. */
    private void within(int start, int end) {
        int most = start;
        for (int j = start + 1; j < end; j++) {
            offer(j, most, 0);
            most = best[j] > best[most] ? j : most;
        }
        most = end - 1;
        for (int j = end - 2; j >= start; j--) {
            offer(j, most, BACK);
            most = best[j] > best[most] ? j : most;
        }
    }

    private void offer(int to, int by, float cost) {
        if (best[by] + cost > leap[to]) {
            leap[to] = best[by] + cost;
            leapFrom[to] = bestAt[by] * width + by;
        }
    }

    private List<Run> runs() {
        int[] at = new int[claim.length()];
        Arrays.fill(at, NONE);
        for (int cell = topCell; cell != NONE; cell = from[cell / width][cell % width]) {
            at[cell / width] = cell % width;
        }
        List<Run> runs = new ArrayList<>();
        for (int start = 0; start < at.length; ) {
            int end = start + 1;
            while (at[start] != NONE && end < at.length && at[end] == at[end - 1] + 1) {
                end++;
            }
            if (at[start] != NONE) {
                runs.add(new Run(start, end, at[start]));
            }
            start = end;
        }
        return runs;
    }
}
