package cn.quanzhi.evaluation;

import java.util.Locale;

/** A reliability diagram: what was predicted against what came, with how many fall into each bin below it. */
final class Reliability {

    private static final int LEFT = 44;
    private static final int TOP = 30;
    private static final int SIDE = 416;
    private static final int BELOW = 56;
    private static final int COUNTS = 64;
    private static final int WIDTH = LEFT + SIDE + 16;
    private static final int HEIGHT = TOP + SIDE + BELOW + COUNTS + 24;

    private Reliability() {}

    /** @param came what the share is of, in Chinese */
    static String of(String came, Calibration calibration) {
        Html svg = Plots.open(came, WIDTH, HEIGHT);
        svg.raw(Plots.label(LEFT, 14, "start", "name", came))
                .raw(Plots.label(
                        LEFT + SIDE,
                        14,
                        "end",
                        "tick",
                        String.format(Locale.ROOT, "ECE %.3f · Brier %.3f", calibration.error(), calibration.brier())));
        axes(svg);
        int most = calibration.bins().stream()
                .mapToInt(Calibration.Bin::count)
                .max()
                .orElse(1);
        StringBuilder path = new StringBuilder();
        for (Calibration.Bin bin : calibration.bins()) {
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(bin.predicted()), y(bin.observed())));
        }
        svg.raw("<polyline class=\"curve c1\" points=\"" + path + "\"/>");
        calibration.bins().forEach(bin -> bin(svg, bin, most));
        return svg.raw("</svg></figure>").toString();
    }

    private static void axes(Html svg) {
        for (int tick = 0; tick <= 100; tick += 20) {
            double share = tick / 100.0;
            svg.raw(Plots.line(LEFT, y(share), LEFT + SIDE, y(share), "grid"))
                    .raw(Plots.label(LEFT - 8, y(share) + 4, "end", "tick", tick + "%"))
                    .raw(Plots.label(x(share), TOP + SIDE + 18, "middle", "tick", tick + "%"));
        }
        svg.raw(Plots.line(x(0), y(0), x(1), y(1), "ideal"))
                .raw(Plots.label(x(0.5), TOP + SIDE + 38, "middle", "tick", "预测概率"))
                .raw(Plots.label(LEFT - 8, TOP + SIDE + BELOW + COUNTS + 15, "end", "tick", "条数"));
    }

    private static void bin(Html svg, Calibration.Bin bin, int most) {
        double x = x(bin.predicted());
        double middle = x((bin.from() + bin.to()) / 2);
        double tall = Math.max(1, COUNTS * bin.count() / (double) most);
        double foot = TOP + SIDE + BELOW + COUNTS;
        svg.raw("<g><title>")
                .text(String.format(
                        Locale.ROOT,
                        "%.0f–%.0f%%: 预测 %.1f%%，实际 %.1f%%，%d 条",
                        100 * bin.from(),
                        100 * bin.to(),
                        100 * bin.predicted(),
                        100 * bin.observed(),
                        bin.count()))
                .raw("</title>")
                .raw(Plots.line(x, y(bin.interval().low()), x, y(bin.interval().high()), "whisker"))
                .raw(String.format(
                        Locale.ROOT, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", x, y(bin.observed())))
                .raw(String.format(
                        Locale.ROOT,
                        "<rect class=\"count\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        middle - SIDE / 20.0 + 2,
                        foot - tall,
                        SIDE / 10.0 - 4,
                        tall))
                .raw(Plots.label(middle, foot + 15, "middle", "tick", String.valueOf(bin.count())))
                .raw("</g>");
    }

    private static double x(double probability) {
        return LEFT + SIDE * probability;
    }

    private static double y(double share) {
        return TOP + SIDE * (1 - share);
    }
}
