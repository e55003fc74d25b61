package cn.quanzhi.evaluation;

import java.util.List;
import java.util.Locale;

/** Plots as SVG inside the page: nothing is loaded and nothing is computed by the reader's browser. */
final class Plots {

    private static final int LABEL = 190;
    private static final int WIDE = 540;
    private static final int VALUE = 240;
    private static final int ROW = 26;
    private static final int HEAD = 22;

    private Plots() {}

    /** @param note what stands behind the value, "107 / 123" */
    record Bar(String label, Figure figure, String shown, String note) {}

    /** A line a share, with its interval as a whisker. */
    static String bars(String name, List<Bar> bars) {
        int height = HEAD + bars.size() * ROW + 6;
        Html svg = open(name, LABEL + WIDE + VALUE, height);
        for (int tick = 0; tick <= 100; tick += 25) {
            double x = LABEL + WIDE * tick / 100.0;
            svg.raw(line(x, HEAD - 4, x, height - 4, "grid")).raw(label(x, 12, "middle", "tick", tick + "%"));
        }
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            Figure figure = bar.figure();
            double y = HEAD + i * ROW + ROW / 2.0;
            svg.raw("<g><title>")
                    .text(bar.label() + " " + bar.shown() + " " + bar.note())
                    .raw("</title>")
                    .raw(label(LABEL - 10, y + 4, "end", "name", bar.label()))
                    .raw(String.format(
                            Locale.ROOT,
                            "<rect class=\"bar\" x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"12\" rx=\"1\"/>",
                            LABEL,
                            y - 6,
                            Math.max(1, WIDE * figure.value())))
                    .raw(whisker(figure, y))
                    .raw(label(LABEL + WIDE + 14, y + 4, "start", "value", bar.shown()))
                    .raw(label(LABEL + WIDE + 68, y + 4, "start", "tick", bar.note()))
                    .raw("</g>");
        }
        return svg.raw("</svg></figure>").toString();
    }

    private static String whisker(Figure figure, double y) {
        double low = LABEL + WIDE * figure.low();
        double high = LABEL + WIDE * figure.high();
        return line(low, y, high, y, "halo")
                + line(low, y, high, y, "whisker")
                + line(low, y - 4, low, y + 4, "whisker")
                + line(high, y - 4, high, y + 4, "whisker");
    }

    static Html open(String name, int width, int height) {
        return new Html()
                .raw("<figure><svg role=\"img\" viewBox=\"0 0 " + width + " " + height + "\" style=\"width:" + width
                        + "px\" aria-label=\"")
                .text(name)
                .raw("\">");
    }

    static String line(double fromX, double fromY, double toX, double toY, String kind) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                kind,
                fromX,
                fromY,
                toX,
                toY);
    }

    static String label(double x, double y, String anchor, String kind, String text) {
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                kind,
                x,
                y,
                anchor,
                Html.escaped(text));
    }
}
