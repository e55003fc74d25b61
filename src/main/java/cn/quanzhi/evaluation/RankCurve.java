package cn.quanzhi.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** For each set the share of questions that have a right article within the first k, k from 1 to 20. */
final class RankCurve {

    private static final int DEEPEST = 20;
    private static final int LEFT = 44;
    private static final int TOP = 14;
    private static final int WIDE = 740;
    private static final int HIGH = 280;
    private static final int NAMES = 190;
    private static final int APART = 16;
    private static final int COLOURS = 6;

    private RankCurve() {}

    private record Curve(String set, int colour, double[] shares) {
        double end() {
            return shares[DEEPEST - 1];
        }
    }

    static String of(List<Result> results) {
        List<Curve> curves = new ArrayList<>();
        for (Result result : results) {
            curves.add(new Curve(result.set(), curves.size() % COLOURS + 1, shares(result)));
        }
        Html svg = Plots.open("前 k 条里有正确条文的题占多少", LEFT + WIDE + NAMES, TOP + HIGH + 44);
        axes(svg);
        curves.forEach(curve -> svg.raw(line(curve)));
        names(svg, curves);
        return svg.raw("</svg><figcaption>横轴：前 k 条；纵轴：其中有正确条文的题。虚竖线是第 1、5、10 条。</figcaption></figure>")
                .toString();
    }

    /** The shares for k = 1, 2, … of those samples that were ranked. */
    static double[] shares(Result result) {
        List<Sample> ranked = result.samples().stream()
                .filter(sample -> sample.values().containsKey(Measure.ANY_1.key()))
                .toList();
        double[] shares = new double[DEEPEST];
        for (int k = 1; k <= DEEPEST; k++) {
            int depth = k;
            shares[k - 1] = ranked.stream()
                            .filter(sample ->
                                    !sample.ranks().isEmpty() && sample.ranks().getFirst() <= depth)
                            .count()
                    / (double) Math.max(1, ranked.size());
        }
        return shares;
    }

    private static void axes(Html svg) {
        for (int tick = 0; tick <= 100; tick += 20) {
            double y = y(tick / 100.0);
            svg.raw(Plots.line(LEFT, y, LEFT + WIDE, y, "grid"))
                    .raw(Plots.label(LEFT - 8, y + 4, "end", "tick", tick + "%"));
        }
        for (int k : new int[] {1, 5, 10, 15, 20}) {
            svg.raw(Plots.label(x(k), TOP + HIGH + 20, "middle", "tick", "k = " + k));
            if (k <= 10) {
                svg.raw(Plots.line(x(k), TOP, x(k), TOP + HIGH, "mark"));
            }
        }
    }

    private static String line(Curve curve) {
        StringBuilder points = new StringBuilder();
        for (int k = 1; k <= DEEPEST; k++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(k), y(curve.shares()[k - 1])));
        }
        return "<polyline class=\"curve c" + curve.colour() + "\" points=\"" + points + "\"/>";
    }

    /** Each curve's name at its end, moved apart where ends are near each other. */
    private static void names(Html svg, List<Curve> curves) {
        double free = TOP;
        for (Curve curve : curves.stream()
                .sorted(Comparator.comparingDouble(Curve::end).reversed())
                .toList()) {
            double at = Math.max(y(curve.end()), free);
            svg.raw(Plots.line(x(DEEPEST), y(curve.end()), x(DEEPEST) + 12, at, "curve thin c" + curve.colour()))
                    .raw(Plots.label(
                            x(DEEPEST) + 16,
                            at + 4,
                            "start",
                            "name c" + curve.colour(),
                            curve.set() + "  " + Measure.ANY_1.shown(curve.end())));
            free = at + APART;
        }
    }

    private static double x(int k) {
        return LEFT + WIDE * (k - 1) / (double) (DEEPEST - 1);
    }

    private static double y(double share) {
        return TOP + HIGH * (1 - share);
    }
}
