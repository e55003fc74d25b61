package cn.quanzhi.evaluation;

import java.util.ArrayList;
import java.util.List;

/** A run's figures for the terminal, a line a set. */
final class ReportLines {

    private ReportLines() {}

    static List<String> of(Run run) {
        List<String> lines = new ArrayList<>();
        for (Result result : run.results()) {
            StringBuilder line = new StringBuilder(result.set())
                    .append(" (")
                    .append(result.samples().size())
                    .append(")");
            result.figures().forEach((key, figure) -> {
                // What goes into parts is for the page; a set of sentences has nothing else.
                if (Measure.part(key).isEmpty() || Measure.of(key) == Measure.CLAIM || isFollowUp(key)) {
                    line.append("  ")
                            .append(key)
                            .append(' ')
                            .append(Measure.of(key).shown(figure.value()));
                }
            });
            lines.add(line.toString());
        }
        return lines;
    }

    private static boolean isFollowUp(String key) {
        return Measure.part(key).equals(RankFindings.FOLLOW_UP);
    }
}
