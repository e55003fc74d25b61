package cn.quanzhi.knowledge.ingest.parse;

import java.util.ArrayList;
import java.util.List;

/** Finds lines whose words stand in columns, and makes rows of them. */
final class PdfTables {

    private static final double GAP = 1.4;
    private static final double ALIGNED = 6;

    private PdfTables() {}

    private record Cell(double from, double to, String text) {}

    /** How many lines from here on are one table; 0 where none begins. */
    static int rows(List<PdfLine> lines, int at) {
        List<Cell> head = cells(lines.get(at));
        if (head.size() < 2 || LawLines.beginsUnit(lines.get(at).text())) {
            return 0;
        }
        int rows = 1;
        int full = 1;
        while (at + rows < lines.size()) {
            List<Cell> next = cells(lines.get(at + rows));
            boolean follows = lines.get(at + rows).page() == lines.get(at).page();
            if (!follows || !next.stream().allMatch(cell -> isUnder(cell, head))) {
                break;
            }
            full += next.size() >= 2 ? 1 : 0;
            rows++;
        }
        return full >= 2 ? rows : 0;
    }

    static List<String> lines(List<PdfLine> table) {
        List<Cell> head = cells(table.getFirst());
        List<List<StringBuilder>> rows = new ArrayList<>();
        for (PdfLine line : table) {
            List<Cell> cells = cells(line);
            // A line that leaves the first column empty goes on with the row above.
            boolean goesOn = !rows.isEmpty() && column(cells.getFirst(), head) > 0;
            if (!goesOn) {
                List<StringBuilder> row = new ArrayList<>();
                head.forEach(cell -> row.add(new StringBuilder()));
                rows.add(row);
            }
            for (Cell cell : cells) {
                PdfLine.append(rows.getLast().get(column(cell, head)), cell.text());
            }
        }
        return rows.stream()
                .map(row ->
                        Collected.row(row.stream().map(StringBuilder::toString).toList()))
                .toList();
    }

    private static List<Cell> cells(PdfLine line) {
        List<Cell> cells = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        double from = line.from();
        double to = from;
        for (PdfLine.Word word : line.words()) {
            if (!text.isEmpty() && word.from() - to > line.size() * GAP) {
                cells.add(new Cell(from, to, text.toString()));
                text.setLength(0);
                from = word.from();
            }
            PdfLine.append(text, word.text());
            to = word.to();
        }
        cells.add(new Cell(from, to, text.toString()));
        return cells;
    }

    private static boolean isUnder(Cell cell, List<Cell> head) {
        return head.stream().anyMatch(above -> matches(cell, above));
    }

    private static boolean matches(Cell cell, Cell above) {
        double middle = (cell.from() + cell.to()) / 2;
        double aboveMiddle = (above.from() + above.to()) / 2;
        return Math.abs(cell.from() - above.from()) < ALIGNED
                || Math.abs(cell.to() - above.to()) < ALIGNED
                || Math.abs(middle - aboveMiddle) < ALIGNED;
    }

    private static int column(Cell cell, List<Cell> head) {
        int best = 0;
        for (int i = 0; i < head.size(); i++) {
            if (matches(cell, head.get(i))) {
                return i;
            }
            if (Math.abs(head.get(i).from() - cell.from())
                    < Math.abs(head.get(best).from() - cell.from())) {
                best = i;
            }
        }
        return best;
    }
}
