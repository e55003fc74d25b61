package cn.quanzhi.knowledge.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/** Rows of a Word file's tables; a table inside a cell is that cell's text. */
final class WordTables {

    private final Collected found;
    private final List<String> cells = new ArrayList<>();
    private List<String> above = List.of();
    private final StringBuilder cell = new StringBuilder();
    private int depth;
    private int rows;
    private boolean merged;
    private boolean shaded;
    private boolean inCellProperties;

    WordTables(Collected found) {
        this.found = found;
    }

    boolean isInside() {
        return depth > 0;
    }

    /** White letters on a dark cell are a table's head, and not hidden. */
    boolean isShaded() {
        return shaded;
    }

    void text(String text) {
        cell.append(cell.isEmpty() ? "" : " ").append(text);
    }

    void open(String name, XMLStreamReader at) {
        switch (name) {
            case "tbl" -> {
                if (++depth == 1) {
                    above = List.of();
                }
            }
            case "tc" -> {
                if (depth == 1) {
                    cell.setLength(0);
                    merged = false;
                    shaded = false;
                }
            }
            case "tcPr" -> inCellProperties = true;
            case "vMerge" -> merged = !OfficeXml.attribute(at, "val").equals("restart");
            case "shd" -> {
                if (inCellProperties) {
                    String fill = OfficeXml.attribute(at, "fill");
                    shaded = !fill.isEmpty() && !fill.equals("auto") && !fill.equalsIgnoreCase("FFFFFF");
                }
            }
            default -> {}
        }
    }

    void close(String name) {
        if (name.equals("tcPr")) {
            inCellProperties = false;
        } else if (name.equals("tbl")) {
            depth--;
            shaded = false;
        } else if (depth == 1 && name.equals("tc")) {
            int column = cells.size();
            // A cell that goes on below is said again in each row: a row must be understood alone.
            boolean again = merged && cell.isEmpty() && column < above.size();
            cells.add(again ? above.get(column) : cell.toString());
            cell.setLength(0);
        } else if (depth == 1 && name.equals("tr")) {
            row();
        }
    }

    private void row() {
        String place = "表格第 " + ++rows + " 行";
        if (cells.size() == 1) {
            if (!cells.getFirst().isBlank()) {
                found.add(Line.text(cells.getFirst(), place));
            }
        } else if (cells.stream().anyMatch(text -> !text.isBlank())) {
            found.add(Line.row(Collected.row(cells), place));
        }
        above = List.copyOf(cells);
        cells.clear();
    }
}
