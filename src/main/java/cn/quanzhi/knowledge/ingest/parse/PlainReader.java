package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Text, Markdown and tables in text. */
final class PlainReader {

    private static final int MOST_BYTES = 4 * Collected.MOST_CHARACTERS;

    private PlainReader() {}

    static String decoded(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new Unreadable(Reason.TOO_MUCH_TEXT);
        }
        String text = Encodings.decode(Files.readAllBytes(file));
        return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    static void markdown(Path file, Collected found) throws IOException {
        found.markdown();
        text(file, found);
    }

    static void text(Path file, Collected found) throws IOException {
        int number = 0;
        for (String line : decoded(file).split("\n", -1)) {
            number++;
            found.add(Line.text(line, "第 " + number + " 行"));
        }
    }

    static void table(Path file, Collected found) throws IOException {
        String text = decoded(file);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            for (CSVRecord row : parser) {
                List<String> cells = new ArrayList<>(row.toList());
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    found.add(Line.row(Collected.row(cells), "第 " + row.getRecordNumber() + " 行"));
                }
            }
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            throw new Unreadable(Reason.CORRUPT, "引号没有闭合");
        }
    }

    /** Of what usually divides cells, that which the first line has most of. */
    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', '\t', ';'}) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }
}
